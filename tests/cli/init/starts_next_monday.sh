# SPDX-License-Identifier: GPL-3.0-or-later
cp "$FILES/people.csv" .
xtrain init --people people.csv --department home >office.cfg
start=$(sed -n 's/^ *start = "\(.*\)";$/\1/p' office.cfg)
test "$(date -d "$start" +%u)" -eq 1
days=$((($(date -d "$start" +%s) - $(date -d "$(date +%F)" +%s)) / 86400))
test $days -ge 1 && test $days -le 7
