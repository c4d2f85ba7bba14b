# SPDX-License-Identifier: GPL-3.0-or-later
cp "$FILES/people.csv" .
xtrain init --people people.csv --department home --start 2026-03-02 -o people.csv --force && exit 1
test $? -eq 2
cmp people.csv "$FILES/people.csv"
