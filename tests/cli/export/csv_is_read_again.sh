# SPDX-License-Identifier: GPL-3.0-or-later
cp "$FILES"/* .
xtrain export -f csv plan.json -o table.csv
xtrain check office.cfg table.csv >again
xtrain check office.cfg plan.json | diff - again
