# SPDX-License-Identifier: GPL-3.0-or-later
xtrain show "$FILES/plan.json" >&- && exit 1
test $? -eq 4
# The result must not land in the place of the closed stream.
xtrain export --format csv "$FILES/plan.json" -o table.csv >&- 2>&-
head -n 1 table.csv
