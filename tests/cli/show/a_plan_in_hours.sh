# SPDX-License-Identifier: GPL-3.0-or-later
# Two days of five two-hour periods each, planned by hand: read by day and time, shown by day and time,
# and the same again as a table.
cat >line.cfg <<'END'
format = 1;
title = "Assembly line";
calendar = {
    start = "2026-03-02"; unit = "hour"; every = 2; hours = "08:00-18:00"; periods = 10;
};
departments = (
    { code = "WLD"; name = "Welding"; load = 3; staffing = { min = 1; }; },
    { code = "PNT"; name = "Paint shop"; load = 1; }
);
employees = (
    { id = "1"; name = "Ana Ruiz"; home = "WLD"; leave = ( "2026-03-03" ); },
    { id = "2"; name = "Bo Li"; home = "PNT"; }
);
stays = ( { max = 2; } );
loads = ( { window = "day"; max = 9; points = 1; } );
END
{
  echo "id,2026-03-02 08:00,2026-03-02 10:00,2026-03-02 12:00,2026-03-02 14:00,2026-03-02 16:00,\
2026-03-03 08:00,2026-03-03 10:00,2026-03-03 12:00,2026-03-03 14:00,2026-03-03 16:00"
  echo "1,.,PNT,.,.,.,.,.,.,.,."
  echo "2,.,WLD,.,.,.,WLD,WLD,.,.,WLD"
} >line.csv
xtrain show line.cfg line.csv --part grid
xtrain show line.cfg line.csv --part summary | sed -n '/^Rules/,/^Shoulds/p' | head -n 3
xtrain show line.cfg line.csv --part grid --width 40 | grep -E 'Periods|Mar|home'
sed '1s/,2026-03-02 10:00/,2026-03-02 09:30/' line.csv >other.csv
xtrain show line.cfg other.csv --part grid || test $? -eq 3
