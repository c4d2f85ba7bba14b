# SPDX-License-Identifier: GPL-3.0-or-later
# Nothing is said about it, by the shell neither.
xtrain show "$FILES/plan.json" --width 40 | head -n 1
