# SPDX-License-Identifier: GPL-3.0-or-later
xtrain show "$FILES/plan.json" | widest
for width in 40 47 64 80 100 160 1000; do
  test "$(xtrain show "$FILES/plan.json" --width $width | widest)" -le $width
  test "$(xtrain show "$FILES/short.json" --width $width | widest)" -le $width
done
xtrain show "$FILES/plan.json" --width 39
