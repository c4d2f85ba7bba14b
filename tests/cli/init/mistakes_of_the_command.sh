# SPDX-License-Identifier: GPL-3.0-or-later
cp "$FILES/people.csv" .
for words in "" "--people people.csv --unit weeks" "--people people.csv --start 2026-02-30" \
  "--people people.csv --start tomorrow" "--people people.csv --periods 0" "--people people.csv --visits -1"; do
  xtrain init $words && exit 1
  test $? -eq 2
done
