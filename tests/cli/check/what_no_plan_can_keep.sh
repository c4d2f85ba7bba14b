# SPDX-License-Identifier: GPL-3.0-or-later
# Counted before anything is solved: remarks, not mistakes.
cp "$FILES/people.csv" .
sed -e 's/min = 2; hosts = 1;/min = 6; hosts = 1;/' -e 's/min = 1; points = 50; goal = true;/min = 3; distinct = true;/' \
  "$FILES/office.cfg" >asks.cfg
xtrain check asks.cfg
xtrain check --quiet asks.cfg
