# SPDX-License-Identifier: GPL-3.0-or-later
# Each kind is named, the same in several weeks in one line; --all and --json leave nothing out.
cp "$FILES/office.cfg" "$FILES/people.csv" "$FILES/hand.csv" .
sed -e 's/min = 2; hosts = 1;/min = 4; hosts = 4;/' -e 's/visitors = { max = 2; }/visitors = { max = 0; }/' \
  -e 's/visits = ( { min = 1;/visits = ( { min = 3;/' office.cfg >hard.cfg
xtrain check hard.cfg hand.csv | sed -n '/^Rules/,/^Wishes/p' || :
xtrain check --all hard.cfg hand.csv | sed -n '/^Rules/,/^Wishes/p'
xtrain check --json hard.cfg hand.csv | grep -c '"rule": "D'
