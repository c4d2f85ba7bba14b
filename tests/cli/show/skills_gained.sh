# SPDX-License-Identifier: GPL-3.0-or-later
# Who reaches which level of a skill, and from when on: in a plan of weeks, and in one of hours.
cat >people.cfg <<'END'
departments = (
    { code = "WLD"; name = "Welding"; load = 3;
      teaches = ( { skill = "welding"; after = 2; up_to = 3; },
                  { skill = "reading technical drawings"; after = 3; up_to = 1; } ); },
    { code = "PNT"; name = "Paint shop"; load = 1; }
);
skills = ( { name = "welding"; }, { name = "reading technical drawings"; } );
employees = (
    { id = "1"; name = "Ana Ruiz"; home = "PNT"; skills = ( { skill = "welding"; level = 1; } ); },
    { id = "2"; name = "Bo Li"; home = "PNT"; },
    { id = "3"; name = "Cy Oduya"; home = "PNT"; }
);
END
echo 'calendar = { start = "2026-03-02"; unit = "week"; periods = 6; };' >weeks
echo 'calendar = { start = "2026-03-02"; unit = "hour"; every = 2; hours = "08:00-14:00"; periods = 6; };' >hours
for unit in weeks hours; do
  { echo 'format = 1;'; cat "$unit" people.cfg; } >"$unit.cfg"
done
{
  echo "id,2026-03-02,2026-03-09,2026-03-16,2026-03-23,2026-03-30,2026-04-06"
  echo "1,.,WLD,WLD,WLD,WLD,."
  echo "2,.,.,.,.,WLD,WLD"
  echo "3,.,.,.,.,.,WLD"
} >weeks.csv
{
  echo "id,2026-03-02 08:00,2026-03-02 10:00,2026-03-02 12:00,2026-03-03 08:00,2026-03-03 10:00,2026-03-03 12:00"
  sed 1d weeks.csv
} >hours.csv
for width in 40 80 120; do
  xtrain show weeks.cfg weeks.csv --part grid --width "$width" | sed -n '/^Skills gained/,/^$/p'
  xtrain show hours.cfg hours.csv --part grid --width "$width" | sed -n '/^Skills gained/,/^$/p'
done
xtrain show weeks.cfg weeks.csv --part summary | grep '^Skills'
# A plan of the solver's, where everybody is to weld: it looks the same with its input and without.
echo 'reach = ( { skill = "welding"; level = 1; } );' >>weeks.cfg
xtrain plan weeks.cfg --iterations 20 --quiet -o plan.json
grep -c '"skill": "welding"' plan.json
xtrain show weeks.cfg plan.json --part grid >with
xtrain show plan.json --part grid | diff - with
