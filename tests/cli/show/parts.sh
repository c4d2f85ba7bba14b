# SPDX-License-Identifier: GPL-3.0-or-later
xtrain show "$FILES/plan.json" --part grid >grid
xtrain show "$FILES/plan.json" --part summary >summary
{ cat grid; echo; cat summary; } >both
xtrain show "$FILES/plan.json" | cmp - both
xtrain show --part=summary,grid "$FILES/plan.json" | cmp - both
xtrain show "$FILES/plan.json" --part summry
