# SPDX-License-Identifier: GPL-3.0-or-later
cp "$FILES"/* .
xtrain plan office.cfg -o none/plan.json && exit 1
test $? -eq 4
xtrain plan office.cfg -o office.cfg/plan.json && exit 1
test $? -eq 4
mkdir folder
xtrain plan office.cfg -o folder && exit 1
test $? -eq 2
xtrain plan office.cfg -o '' && exit 1
test $? -eq 2
xtrain plan office.cfg -o /proc/plan.json
