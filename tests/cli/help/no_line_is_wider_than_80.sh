# SPDX-License-Identifier: GPL-3.0-or-later
{
  xtrain help
  xtrain help exit-codes
  xtrain help rules
  for section in $(xtrain help rules | sed -n 's/^  \([A-Za-z0-9][A-Za-z0-9]*\) .*/\1/p'); do
    xtrain help $section
  done
  for command in init check plan show export help; do
    xtrain help $command
  done
} | widest
