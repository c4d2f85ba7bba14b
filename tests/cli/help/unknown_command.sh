# SPDX-License-Identifier: GPL-3.0-or-later
xtrain plna || xtrain nonsense || xtrain --jsno
