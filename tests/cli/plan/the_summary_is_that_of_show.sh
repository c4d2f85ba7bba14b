# SPDX-License-Identifier: GPL-3.0-or-later
cp "$FILES/office.cfg" "$FILES/people.csv" .
xtrain plan office.cfg -o plan.json 2>said
tail -n 2 said
head -n -2 said >summary
xtrain show plan.json --part summary | diff summary -
