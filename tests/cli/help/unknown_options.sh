# SPDX-License-Identifier: GPL-3.0-or-later
for words in "plan --jsom" "plan --quite x" "plan --nonsense=3" "plan -x" "plan --gap" "plan -o" \
  "check --json=yes a b" "show --widht 80 plan.json" "help --quiet" "plan --help=me"; do
  xtrain $words && exit 1
  test $? -eq 2
done
