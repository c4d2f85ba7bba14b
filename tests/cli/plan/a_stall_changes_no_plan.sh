# SPDX-License-Identifier: GPL-3.0-or-later
# With an iteration limit the plan does not depend on how fast the machine is, so a program that is
# held up now and then makes the same plan.
awk 'BEGIN { print "id,department"; for (i = 1; i <= 250; i++) print i ",D" (i * i % 11) }' >staff.csv
xtrain init --people staff.csv --start 2026-03-02 >staff.cfg
xtrain plan -q staff.cfg --iterations 20 -o steady.json
xtrain plan -q staff.cfg --iterations 20 -o stalled.json &
for _ in 1 2 3 4 5; do
  sleep 0.2
  kill -STOP $! 2>/dev/null || true
  sleep 0.4
  kill -CONT $! 2>/dev/null || true
done
wait $!
cmp steady.json stalled.json && echo same
