# SPDX-License-Identifier: GPL-3.0-or-later
cp "$FILES"/* .
xtrain check office.cfg hand.csv | widest
