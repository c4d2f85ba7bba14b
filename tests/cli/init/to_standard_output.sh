# SPDX-License-Identifier: GPL-3.0-or-later
cp "$FILES/people.csv" .
xtrain init --people people.csv --department home --start 2026-03-02 --unit month --periods 6 --visits 1 |
  grep -v '^ *#'
