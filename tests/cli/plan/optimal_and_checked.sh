# SPDX-License-Identifier: GPL-3.0-or-later
cp "$FILES/office.cfg" "$FILES/people.csv" .
xtrain plan office.cfg --json -o plan.json >summary.json
grep -E '"(outcome|sense|value|bound|gap|musts_broken|goals_unmet|people|departments|periods)"' summary.json
grep -cE '"(seconds|first_plan_seconds)": [0-9]+(\.[0-9]+)?,' summary.json
# The checker counts the same from the file.
for key in value musts_broken goals_unmet moves load; do
  xtrain check office.cfg plan.json --json | grep "\"$key\"" >checked
  grep "\"$key\"" summary.json | diff - checked
done
ls -A
test "$(xtrain show plan.json | widest)" -le 80
