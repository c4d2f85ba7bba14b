# SPDX-License-Identifier: GPL-3.0-or-later
cp "$FILES"/* .
sed 's/^107.*//' people.csv >fewer.csv
sed 's/people.csv/fewer.csv/; s/periods = 12/periods = 11/' office.cfg >other.cfg
xtrain check other.cfg plan.json
