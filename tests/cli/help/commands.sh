# SPDX-License-Identifier: GPL-3.0-or-later
for command in init check plan show export help; do
  xtrain help $command
  xtrain $command --help | cmp - /dev/fd/3 3<<PAGE
$(xtrain help $command)
PAGE
done
