# SPDX-License-Identifier: GPL-3.0-or-later
printf 'id;name;department\n1;Ana;Buchhaltung\n2;Bo;BUCHHALTUNG\n3;Cy;\n4;Di;Verkauf\n' >staff.csv
xtrain init --people staff.csv --start 2026-03-02 -o office.cfg
grep -A 1 -E 'line 2|line 4' office.cfg
xtrain check office.cfg
