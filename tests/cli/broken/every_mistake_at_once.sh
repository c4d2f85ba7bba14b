# SPDX-License-Identifier: GPL-3.0-or-later
cp "$FILES/people.csv" .
cat >wrong.cfg <<'END'
format = 1;
calendar = { start = "2026-13-05"; periods = 0; perods = 12; };
people = ( { file = "people.csv"; } );
departments = (
  { code = "CLM"; name = "Claims"; staffing = { min = 5; max = 2; }; },
  { code = "CLM"; name = "Sales"; },
  { code = "SYS"; name = "Systems"; }
);
visits = ( { department = "Systens"; min = 1; } );
END
xtrain check wrong.cfg && exit 1
test $? -eq 3
xtrain plan wrong.cfg -o plan.json && exit 1
test $? -eq 3
test ! -e plan.json
