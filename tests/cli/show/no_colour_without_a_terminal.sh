# SPDX-License-Identifier: GPL-3.0-or-later
escape=$(printf '\033')
xtrain show "$FILES/plan.json" | grep "$escape" && exit 1
# script gives it a terminal; there colours come unless NO_COLOR is set
command -v script >/dev/null || exit 77
show='xtrain show "$FILES/plan.json"'
script -qec "$show" /dev/null | grep -q "$escape"
NO_COLOR=1 script -qec "$show" /dev/null | grep "$escape" && exit 1
TERM=dumb script -qec "$show" /dev/null | grep "$escape" && exit 1
exit 0
