#!/usr/bin/env bash
# show disputes: two sides with their sentences and a score; explain says why and how likely.
. tests/lib.sh

"$READOUT" add "$scratch/story.db" examples/strike >/dev/null 2>&1 || [ $? = 3 ] || fail "add"
try "$READOUT" show "$scratch/story.db" disputes --format jsonl
expect 0
python3 - "$scratch/out" >"$scratch/denial" <<'END_OF_PYTHON' || fail "see above"
import json, sys
rows = [json.loads(line) for line in open(sys.argv[1])]
assert rows, 'no dispute'
for row in rows:
    assert 0.5 <= row['score'] <= 1, ('score', row['score'])
    assert round(row['score'], 2) == row['score'], ('digits', row['score'])
    assert len(row['sides']) == len(row['sentences']) == 2
    assert all(side['text'] for side in row['sides'])
denials = [row for row in rows if row['type'] == 'denial']
assert len({row['score'] for row in denials}) > 1, 'every denial is as likely as the others'
print(denials[0]['id'], f"{denials[0]['score']:.2f}")
END_OF_PYTHON
read -r id score <"$scratch/denial"
try "$READOUT" explain "$scratch/story.db" "$id"
expect 0
says out "score: $score"
says out "because: "

# what is only denied is told once, where it is explained and in the digest
cat >"$scratch/denied.txt" <<'END_OF_TEXT'
BREDE, May 3, 2031 -- The harbour opens at six. The minister, Ella Stone, denied that the nurses had been offered nine percent in secret. School ends in June.
END_OF_TEXT
try "$READOUT" add "$scratch/denied.db" "$scratch/denied.txt"
expect 0
try "$READOUT" explain "$scratch/denied.db" d1
expect 0
says out "[denied "
[ "$(grep -c "denied that the nurses" "$scratch/out")" = 1 ] || fail "a lone denial is explained twice"
try "$READOUT" digest "$scratch/denied.txt"
expect 0
says out "a report that is denied [d1]"
