# SPDX-License-Identifier: GPL-3.0-or-later
# What stands before the home is as wide in each of the eight rows, by the count of the C library.
sed 's/"name": "Bo Li"/"name": "लता जोशी"/' "$FILES/plan.json" >plan.json
xtrain show plan.json --part grid --width 200 | sed -n '4,11s/ \(CLM\|SAL\|SYS\|-\)  .*/|/p' >names
grep -c लता names
while IFS= read -r line; do printf '%s\n' "$line" | widest; done <names | sort | uniq -c
