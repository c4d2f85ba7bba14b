# SPDX-License-Identifier: GPL-3.0-or-later
cp "$FILES/office.cfg" "$FILES/people.csv" .
xtrain check office.cfg
xtrain check --quiet office.cfg
