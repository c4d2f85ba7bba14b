# SPDX-License-Identifier: GPL-3.0-or-later
# Said before the search begins, and not when nothing is to be said.
cp "$FILES/people.csv" .
sed 's/min = 2; hosts = 1;/min = 6; hosts = 1;/' "$FILES/office.cfg" >asks.cfg
xtrain plan asks.cfg -o plan.json 2>said || test $? -eq 1
head -n 1 said
xtrain plan --quiet asks.cfg -o again.json || test $? -eq 1
