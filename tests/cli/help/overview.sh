# SPDX-License-Identifier: GPL-3.0-or-later
xtrain help
xtrain --help >dashes
xtrain help >word
cmp dashes word
