# SPDX-License-Identifier: GPL-3.0-or-later
{
  xtrain help
  xtrain help exit-codes
  for command in init check plan show export help; do
    xtrain help $command
  done
} | widest
