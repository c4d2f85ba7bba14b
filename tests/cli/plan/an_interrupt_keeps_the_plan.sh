# SPDX-License-Identifier: GPL-3.0-or-later
# A staff list that keeps the solver busy for a while.
awk 'BEGIN { print "id,department"; for (i = 1; i <= 1500; i++) print i ",D" (i * i % 11) }' >staff.csv
xtrain init --people staff.csv --start 2026-03-02 >staff.cfg
for signal in INT TERM; do
  timeout --foreground --preserve-status -s $signal 3 xtrain plan staff.cfg --time-limit 0 --force -o plan.json 2>said
  grep -c 'It was stopped before' said
  tail -n 1 said
  xtrain check -q staff.cfg plan.json
done
ls -A
