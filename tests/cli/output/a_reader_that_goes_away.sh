# SPDX-License-Identifier: GPL-3.0-or-later
# The pipe's only reader is gone before anything is written.
mkfifo pipe
exec 3<>pipe 4>pipe 3<&-
code=0
xtrain show "$FILES/plan.json" >&4 || code=$?
echo $code
