# SPDX-License-Identifier: GPL-3.0-or-later
# A staff list that keeps the solver busy for a while.
awk 'BEGIN { print "id,department"; for (i = 1; i <= 1500; i++) print i ",D" (i * i % 11) }' >staff.csv
xtrain init --people staff.csv --start 2026-03-02 >staff.cfg
xtrain plan -q staff.cfg --time-limit 0 -o plan.json &
sleep 3
code=0
{ # the shell may say "Terminated" of a job
  kill -TERM $! || true
  kill -TERM $! || true
  wait $! || code=$?
} 2>/dev/null
# It was either ended at once, or quicker than a signal.
case $code in
143) ls -A ;;
0) xtrain check -q staff.cfg plan.json && rm plan.json && ls -A ;;
*) echo "ended with $code" ;;
esac
