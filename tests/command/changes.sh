#!/usr/bin/env bash
# show changes --since: what later articles tell that earlier ones did not.
. tests/lib.sh

"$READOUT" add "$scratch/story.db" examples/flood >/dev/null 2>&1 || [ $? = 3 ] || fail "add"
changes() {
    try "$READOUT" show "$scratch/story.db" changes --format jsonl "$@"
}

changes --since 2031-11-10
expect 0
[ -s "$scratch/out" ] || fail "nothing changed"
python3 - "$scratch/out" <<'END' || fail "see above"
import json, sys
rows = [json.loads(line) for line in open(sys.argv[1])]
assert all(row['published'] >= '2031-11-10' for row in rows), 'something is older'
assert [row['published'] for row in rows] == sorted(row['published'] for row in rows), 'order'
updates = [row for row in rows if row['what'] == 'figure' and row['change'] == 'update']
assert updates and all(row['before'] for row in updates), 'no figure was updated'
assert any(row['change'] == 'reported' for row in rows), 'nothing was reported again'
assert {'statement', 'figure', 'event'} <= {row['what'] for row in rows}
END
cp "$scratch/out" "$scratch/ten"
changes --since 2031-11-12
grep -vFf "$scratch/ten" "$scratch/out" && fail "later changes are not among those since an earlier day"
changes --since 2031-12
lines out 0
changes
expect 2
says err "--since"
try "$READOUT" show "$scratch/story.db" changes --since 2031-11-10 --by 'Hanne Voll'
expect 0
says out "Hanne Voll"
