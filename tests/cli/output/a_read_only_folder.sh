# SPDX-License-Identifier: GPL-3.0-or-later
mkdir folder
chmod 500 folder
cp "$FILES/plan.json" .
as=
if touch folder/x 2>/dev/null; then
  # Root may write anywhere, except without this capability.
  rm folder/x
  as="setpriv --bounding-set=-dac_override"
  $as xtrain --version >/dev/null 2>&1 && $as test -r plan.json || exit 77
fi
$as xtrain export --format csv plan.json -o folder/table.csv && exit 1
test $? -eq 4
ls -A folder
