# SPDX-License-Identifier: GPL-3.0-or-later
# Where everybody is wanted everywhere, the third one's own rules are kept all the same: two periods
# away from the press each day, for the load, and twelve in all.
cat >press.cfg <<'END'
format = 1;
calendar = { start = "2026-03-02"; unit = "hour"; every = 2; hours = "08:00-18:00"; periods = 25; };
skills = ( { name = "pressing"; coach = 4; }, { name = "machining"; coach = 4; },
    { name = "welding"; coach = 4; }, { name = "assembly"; coach = 4; },
    { name = "coating"; coach = 4; },
    { name = "testing"; coach = 4; depth = { min = 5; points = 40; goal = true; }; } );
departments = (
    { code = "PRE"; load = 3; lead_skill = "pressing"; stay = { max = 1; };
      staffing = { min = 2; max = 4; hosts = 1; }; },
    { code = "DEB"; load = 3; staffing = { min = 1; max = 2; }; stay = { max = 1; }; },
    { code = "PCK"; load = 3; staffing = { fte_min = 1.5; max = 4; }; stay = { max = 1; }; },
    { code = "CNC"; load = 1; lead_skill = "machining"; closed = ( "2026-03-04" );
      staffing = { min = 2; max = 4; hosts = 1; };
      teaches = ( { skill = "machining"; after = 4; up_to = 2; carry = true; } ); },
    { code = "WLD"; load = 2; lead_skill = "welding"; staffing = { min = 2; max = 4; };
      needs = ( { skill = "welding"; level = 3; } );
      teaches = ( { skill = "welding"; after = 4; up_to = 2; carry = true; } ); },
    { code = "ASM"; load = 2; lead_skill = "assembly"; staffing = { min = 3; max = 6; hosts = 2; };
      teaches = ( { skill = "assembly"; after = 4; up_to = 2; carry = true; } ); },
    { code = "PNT"; load = 2; lead_skill = "coating"; staffing = { min = 1; max = 3; hosts = 1; }; },
    { code = "TST"; load = 1; lead_skill = "testing"; staffing = { min = 2; max = 3; hosts = 1; };
      teaches = ( { skill = "testing"; after = 4; up_to = 2; carry = true; } ); },
    { code = "KIT"; load = 1; staffing = { min = 1; max = 3; }; }
);
sets = ( { name = "heavy"; departments = [ "PRE", "DEB", "PCK" ]; } );
loads = ( { window = "day"; max = 11; } );
transitions = ( { from_set = "heavy"; to_set = "heavy"; } );
stays = ( { max = 3; } );
away = { max = 12; };
costs = { moves = 1; load = 1; };
people = ( { file = "people.csv"; home = "station"; skills = (
    { column = "pressing"; skill = "pressing"; }, { column = "machining"; skill = "machining"; },
    { column = "welding"; skill = "welding"; }, { column = "assembly"; skill = "assembly"; },
    { column = "coating"; skill = "coating"; }, { column = "testing"; skill = "testing"; } ); } );
END
cat >people.csv <<'END'
id,name,station,groups,fte,pressing,machining,welding,assembly,coating,testing
101,Jiří Horák,PRE,,1,4,0,0,1,0,0
102,Nuray Demir,PRE,,1,3,0,0,2,0,1
103,Božena Králová,PRE,,1,2,1,0,1,0,0
END
code=0
xtrain plan press.cfg --iterations 1 --json >plan.json 2>said || code=$?
test $code -eq 1
! grep '"rule": "P.*"must"' plan.json
