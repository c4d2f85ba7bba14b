# SPDX-License-Identifier: GPL-3.0-or-later
xtrain export --format csv "$FILES/plan.json" -o /dev/null --force
test -c /dev/null
mkfifo pipe
cat pipe >read &
xtrain export --format csv "$FILES/plan.json" -o pipe
wait
head -n 1 read
test -p pipe
