# SPDX-License-Identifier: GPL-3.0-or-later
command -v script >/dev/null || exit 77
# A staff list that keeps the solver busy for a while.
awk 'BEGIN { print "id,department"; for (i = 1; i <= 1500; i++) print i ",D" (i * i % 11) }' >staff.csv
xtrain init --people staff.csv --start 2026-03-02 >staff.cfg
script -qec "xtrain plan staff.cfg --time-limit 4 -o plan.json" /dev/null | tr '\r' '\n' >seen
grep -q '^reading staff.cfg ...' seen
grep -q 's: best plan [0-9].*(Ctrl-C keeps this plan)' seen
# What fits into 40 columns has the gap still, and no line is wider.
script -qec "stty cols 40; xtrain plan staff.cfg --time-limit 4 --force -o plan.json" /dev/null |
  tr '\r' '\n' | sed 's/\x1b\[K//' | grep ' s: ' >narrow
grep -q ' s: .*gap [0-9.]* %$' narrow
awk 'length($0) > 39 { exit 1 }' narrow
# Elsewhere there is none within 10 seconds, and never if it is not wanted.
xtrain plan staff.cfg --time-limit 2 --force -o plan.json 2>&1 | grep 'best plan' && exit 1
script -qec "xtrain plan staff.cfg -q --time-limit 2 --force -o plan.json" /dev/null
