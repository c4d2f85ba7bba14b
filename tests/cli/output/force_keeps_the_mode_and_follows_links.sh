# SPDX-License-Identifier: GPL-3.0-or-later
cp "$FILES"/* .
mkdir folder
echo old >folder/table.csv
chmod 640 folder/table.csv
ln -s folder/table.csv link.csv
xtrain export --format csv plan.json -o link.csv --force
test -L link.csv
head -n 1 folder/table.csv
ls -l folder/table.csv | cut -c 1-10
ls -A folder
