# SPDX-License-Identifier: GPL-3.0-or-later
name=$(printf 'a\033[31mb.cfg')
xtrain check "$name"
