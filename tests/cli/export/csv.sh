# SPDX-License-Identifier: GPL-3.0-or-later
xtrain export --format csv "$FILES/plan.json"
