# SPDX-License-Identifier: GPL-3.0-or-later
cp "$FILES/people.csv" .
xtrain init --people people.csv --department hme && exit 1
test $? -eq 3
printf 'id,home\n1,Sales\n1,Sales\n2\n' >staff.csv
xtrain init --people staff.csv --department home -o office.cfg && exit 1
test $? -eq 3
test ! -e office.cfg
xtrain init --people none.csv
