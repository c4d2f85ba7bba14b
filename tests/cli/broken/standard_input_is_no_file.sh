# SPDX-License-Identifier: GPL-3.0-or-later
xtrain show - <"$FILES/plan.json" || xtrain check "$FILES/office.cfg" - || xtrain plan - || xtrain export -f csv -
