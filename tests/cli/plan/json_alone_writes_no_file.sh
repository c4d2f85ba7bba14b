# SPDX-License-Identifier: GPL-3.0-or-later
cp "$FILES/office.cfg" "$FILES/people.csv" .
xtrain plan office.cfg --json | grep '"outcome"'
ls -A
xtrain plan office.cfg --json -o -
