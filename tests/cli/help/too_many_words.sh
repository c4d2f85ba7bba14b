# SPDX-License-Identifier: GPL-3.0-or-later
for words in plan "plan a b" check "check a b c" show "show a b c" "export --format csv" \
  "export --format csv a b" "init a" "help a b"; do
  xtrain $words && exit 1
  test $? -eq 2
done
