# SPDX-License-Identifier: GPL-3.0-or-later
cp "$FILES/office.cfg" "$FILES/people.csv" .
xtrain plan -q office.cfg -o plan.json
xtrain check -q office.cfg plan.json
