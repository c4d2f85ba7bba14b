# SPDX-License-Identifier: GPL-3.0-or-later
for words in "--gap 2" "--gap 200%" "--gap -1" "--gap x" "--gap 0,5" "--time-limit -3" "--time-limit 1e3" \
  "--time-limit 1.2.3" "--iterations 1.5" "--iterations 99999999999999999999" "--seed -1" \
  "--seed 18446744073709551616" "--threads 65" "--threads many"; do
  xtrain plan none.cfg $words || test $? -eq 2
done
