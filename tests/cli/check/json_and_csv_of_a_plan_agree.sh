# SPDX-License-Identifier: GPL-3.0-or-later
cp "$FILES"/* .
xtrain check office.cfg hand.csv >by_hand
xtrain check office.cfg plan.json | diff by_hand -
xtrain check office.cfg hand.csv --json
