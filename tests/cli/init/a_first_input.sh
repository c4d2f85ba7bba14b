# SPDX-License-Identifier: GPL-3.0-or-later
cp "$FILES/people.csv" .
xtrain init --people people.csv --name name --department home --start 2026-03-02 --periods 8 -o office.cfg
cat office.cfg
xtrain check office.cfg
