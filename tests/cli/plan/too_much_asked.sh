# SPDX-License-Identifier: GPL-3.0-or-later
cp "$FILES/office.cfg" "$FILES/people.csv" .
sed 's/staffing = { min = 2; hosts = 1; }/staffing = { min = 8; hosts = 1; }/' office.cfg >hard.cfg
code=0
xtrain plan hard.cfg -o plan.json 2>said || code=$?
test $code -eq 1
grep '^Rules' said
grep -m 1 -o -- '- Claims, weeks* of ' said
xtrain check -q hard.cfg plan.json
