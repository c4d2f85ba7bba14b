# SPDX-License-Identifier: GPL-3.0-or-later
cp "$FILES/office.cfg" "$FILES/people.csv" .
xtrain plan -q office.cfg --iterations 20 --seed 7 -o one.json
xtrain plan -q office.cfg --iterations 20 --seed 7 --threads 2 -o two.json
cmp one.json two.json
