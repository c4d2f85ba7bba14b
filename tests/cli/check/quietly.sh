# SPDX-License-Identifier: GPL-3.0-or-later
cp "$FILES"/* .
xtrain check -q office.cfg hand.csv
xtrain check -q office.cfg short.csv
