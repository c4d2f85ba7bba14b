# SPDX-License-Identifier: GPL-3.0-or-later
command -v script >/dev/null || exit 77
cp "$FILES/office.cfg" "$FILES/people.csv" .
script -qec "xtrain plan office.cfg --iterations 20" /dev/null | tr -d '\r' >seen
grep -a -e 'saved' -e '^Small' seen | sed 's/.*\(xtrain: the\)/\1/'
grep -c '"program"' seen || :
# Who asks for it gets it.
script -qec "xtrain plan office.cfg --iterations 20 -o -" /dev/null | grep -c '"program"'
