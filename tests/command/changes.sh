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
for day in yesterday 2031-13 2031-02-29 2031-1-10; do
    changes --since "$day"
    expect 2
    says err "'$day' is no day, month or year"
done
try "$READOUT" show "$scratch/story.db" changes --since 2031-11-10 --by 'Hanne Voll'
expect 0
says out "Hanne Voll"

# What an early article told is not new, whoever tells it best; a number that was given before is no change; a
# number that is no toll, or leaps, is not a later one of the last.
cat >"$scratch/told.jsonl" <<'END'
{"id": "a", "outlet": "Gazette", "title": "A night in Torrow", "published": "2031-01-07", "text": "Nobody slept in Torrow. The Hallin bridge over the Sern collapsed on Monday and 12 people were killed. The mayor has 40 cows."}
{"id": "b", "outlet": "Mail", "title": "The bridge", "published": "2031-01-09", "text": "The Hallin bridge over the Sern collapsed on Monday, killing 12 people."}
{"id": "c", "outlet": "Post", "title": "The toll", "published": "2031-01-10", "text": "The collapse of the Hallin bridge on Monday killed 14 people, the hospital said. The wars of the valley killed 9,000 people. The mayor has 41 cows."}
END
"$READOUT" add "$scratch/told.db" "$scratch/told.jsonl" >/dev/null 2>&1 || fail "add"
try "$READOUT" show "$scratch/told.db" changes --since 2031-01-09 --format jsonl
expect 0
python3 - "$scratch/out" <<'END' || fail "see above"
import json, sys
rows = [json.loads(line) for line in open(sys.argv[1])]
print([(row['change'], row['what'], row['text'][:60], row['before']) for row in rows])
events = [row for row in rows if row['what'] == 'event' and row['article'] == 'b']
assert [row['change'] for row in events] == ['reported'], 'the event was told before'
figures = {(row['article'], row['text'].split()[0]): row for row in rows if row['what'] == 'figure'}
assert ('b', '12') not in figures, 'the toll was given before'
assert figures['c', '14']['change'] == 'update' and figures['c', '14']['before'] == '12', 'the toll rose'
assert figures['c', '9,000']['change'] == 'new', 'a leap is no update'
assert all(row['change'] == 'new' for row in rows if 'cows' in row['text']), 'cows are no toll'
END
