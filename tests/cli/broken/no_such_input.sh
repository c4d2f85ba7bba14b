# SPDX-License-Identifier: GPL-3.0-or-later
xtrain check none.cfg || xtrain plan none.cfg || xtrain show none.json || xtrain export --format lp none.cfg
