# SPDX-License-Identifier: GPL-3.0-or-later
# Remarks, not mistakes. A list of holidays may be that of the whole year.
cat >old.cfg <<'END'
format = 1;
calendar = {
  start = "2026-01-05"; periods = 12;
  holidays = ( "2025-01-06", "2026-12-25",
    { from = "2027-01-01"; to = "2027-01-02"; }, { from = "2025-12-24"; to = "2026-01-06"; } );
};
departments = ( { code = "CLM"; name = "Claims"; }, { code = "SAL"; name = "Sales"; }, { code = "SYS"; name = "Systems"; } );
sets = ( { name = "front"; departments = [ "SAL", "SYS" ]; } );
employees = (
  { id = "101"; name = "Ana Ruiz"; home = "CLM"; never = [ "SAL" ];
    wishes = ( { want = "SAL"; },
      { want_set = "front"; }, { avoid = "SAL"; },
      { want = "SYS"; from = "2025-02-02"; to = "2025-02-13"; } ); },
  { id = "103"; home = "CLM"; never = [ "SAL", "SYS" ];
    wishes = ( { avoid_set = "front"; from = "2026-06-01"; },
      { want_set = "front"; } ); }
);
END
xtrain check old.cfg
i=0
wishes=
while [ $i -lt 22 ]; do
  wishes="$wishes{ want = \"SYS\"; to = \"2025-02-13\"; }, "
  i=$((i + 1))
done
sed "s/wishes = ( { want = \"SAL\"; },/wishes = ( $wishes/" old.cfg >older.cfg
xtrain check older.cfg 2>&1 | tail -n 3
