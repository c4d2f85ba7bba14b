# SPDX-License-Identifier: GPL-3.0-or-later
mkdir folder
xtrain check folder || xtrain show folder
