# SPDX-License-Identifier: GPL-3.0-or-later
cp "$FILES"/* .
sed '/^107/d; s/^106/1066/; s/SYS,SYS/Sytems,SYS/; s/,Sales,Sales/,Slaes,Sales/' hand.csv >wrong.csv
xtrain check office.cfg wrong.csv
