# SPDX-License-Identifier: GPL-3.0-or-later
cp "$FILES/office.cfg" "$FILES/people.csv" .
xtrain plan office.cfg --quiet --iterations 20 >plan.json
xtrain plan office.cfg -q -o - --iterations 20 >again.json
xtrain check -q office.cfg plan.json
cmp plan.json again.json
