# SPDX-License-Identifier: GPL-3.0-or-later
umask 027
xtrain export --format csv "$FILES/plan.json" -o table.csv
ls -l table.csv | cut -c 1-10
