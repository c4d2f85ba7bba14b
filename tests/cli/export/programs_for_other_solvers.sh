# SPDX-License-Identifier: GPL-3.0-or-later
cp "$FILES"/* .
xtrain export --format lp office.cfg -o office.lp
xtrain export --format mps office.cfg >office.mps
grep -ci '^minimi' office.lp
grep -c '^ROWS' office.mps
