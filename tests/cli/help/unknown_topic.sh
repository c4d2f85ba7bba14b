# SPDX-License-Identifier: GPL-3.0-or-later
xtrain help exitcodes || xtrain help nonsense || xtrain help orders || xtrain help P99 || xtrain help ""
