# SPDX-License-Identifier: GPL-3.0-or-later
cp "$FILES"/* .
echo precious >table.csv
xtrain export --format csv plan.json -o table.csv && exit 1
test $? -eq 2
cat table.csv
xtrain plan office.cfg -o table.csv && exit 1
test $? -eq 2
cat table.csv
xtrain export --format csv plan.json -o table.csv --force
head -n 1 table.csv
ls -A
