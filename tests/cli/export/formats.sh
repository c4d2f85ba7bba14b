# SPDX-License-Identifier: GPL-3.0-or-later
xtrain export "$FILES/plan.json" || xtrain export --format xlsx "$FILES/plan.json"
