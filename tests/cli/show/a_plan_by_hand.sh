# SPDX-License-Identifier: GPL-3.0-or-later
# A table is shown with its input; a plan.json looks the same with and without.
cp "$FILES"/* .
xtrain show office.cfg hand.csv --part grid | head -n 12
xtrain show office.cfg plan.json >with
xtrain show plan.json | diff - with
xtrain show hand.csv || xtrain show office.cfg none.csv || test $? -eq 3
