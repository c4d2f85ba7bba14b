# SPDX-License-Identifier: GPL-3.0-or-later
cp "$FILES"/* .
xtrain show plan.json >/dev/full && exit 1
test $? -eq 4
xtrain check office.cfg >/dev/full && exit 1
test $? -eq 4
xtrain help >/dev/full && exit 1
test $? -eq 4
xtrain --version >/dev/full && exit 1
test $? -eq 4
xtrain export --format csv plan.json -o /dev/full
