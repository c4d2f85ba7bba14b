# SPDX-License-Identifier: GPL-3.0-or-later
# A staff list that keeps the solver busy for a while.
awk 'BEGIN { print "id,department"; for (i = 1; i <= 1500; i++) print i ",D" (i * i % 11) }' >staff.csv
xtrain init --people staff.csv --start 2026-03-02 >staff.cfg
xtrain plan -q staff.cfg --time-limit 4 -o plan.json &
sleep 1
echo mine >plan.json
code=0
wait $! || code=$?
echo $code
cat plan.json
ls -A
