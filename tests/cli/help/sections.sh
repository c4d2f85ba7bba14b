# SPDX-License-Identifier: GPL-3.0-or-later
xtrain help objective
xtrain help Calendar | head -n 1
