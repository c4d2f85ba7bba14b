# SPDX-License-Identifier: GPL-3.0-or-later
xtrain help rules
xtrain help P6
for words in p6 visits VISITS; do
  xtrain help $words | cmp - /dev/fd/3 3<<PAGE
$(xtrain help P6)
PAGE
done
xtrain help 'stay length' | head -n 1
