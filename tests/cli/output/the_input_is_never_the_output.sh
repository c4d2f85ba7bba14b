# SPDX-License-Identifier: GPL-3.0-or-later
cp "$FILES"/* .
ln plan.json other.json
xtrain export --format csv plan.json -o other.json --force && exit 1
test $? -eq 2
cmp plan.json "$FILES/plan.json"
xtrain plan office.cfg -o ./office.cfg --force
