#!/usr/bin/env bash
# `readout read`: the record, offsets, order, many threads, inputs that fail.
. tests/lib.sh

cat >"$scratch/a.txt" <<'TEXT'
VARDANE, Orlia — “We are close,” minister Dana Ilves said. “Very close.”

She declined to say when the talks would end.
TEXT

try "$READOUT" read "$scratch/a.txt"
expect 0
lines out 1
lines err 0
cp "$scratch/out" "$scratch/points.jsonl"
try "$READOUT" read --bytes "$scratch/a.txt"
cp "$scratch/out" "$scratch/bytes.jsonl"

# The text is the file; every span lies in it; code points and bytes name the same characters.
python3 - "$scratch" <<'PYTHON'
import json, sys
folder = sys.argv[1]
text = open(folder + '/a.txt', encoding='utf-8').read()
points, octets = (json.load(open(folder + '/' + n + '.jsonl', encoding='utf-8')) for n in ('points', 'bytes'))
assert points['text'] == text
assert len(points['sentences']) == len(octets['sentences']) >= 3, points['sentences']
raw = text.encode()
for (b, e), (x, y) in zip(points['sentences'], octets['sentences']):
    assert 0 <= b < e <= len(text)
    assert text[b:e] == raw[x:y].decode()
for key in ('id', 'url', 'outlet', 'title', 'language', 'published', 'published_from', 'published_span', 'credits', 'skipped',
            'names', 'entities', 'times', 'statements', 'events', 'figures'):
    assert key in points, key
assert points['url'] is None and points['events'] == [] and points['language'] == 'en'
PYTHON

# The same bytes whatever the number of threads, in the order of the input.
for i in $(seq 100 160); do
    { echo "Story number $i of the talks."; echo; cat "$scratch/a.txt"; } >"$scratch/many-$i.txt"
done
mkdir "$scratch/many"
mv "$scratch"/many-*.txt "$scratch/many"
: >"$scratch/many/many-130.txt"
for jobs in 1 2 7; do
    try "$READOUT" read --jobs "$jobs" "$scratch/many"
    expect 3
    lines out 60
    says err "many-130.txt"
    lines err 1
    cp "$scratch/out" "$scratch/jobs-$jobs"
done
cmp "$scratch/jobs-1" "$scratch/jobs-2"
cmp "$scratch/jobs-1" "$scratch/jobs-7"
python3 - "$scratch/jobs-1" <<'PYTHON'
import json, sys
ids = [json.loads(line)['id'] for line in open(sys.argv[1], encoding='utf-8')]
assert ids == sorted(ids) and len(ids) == 60, ids
PYTHON

# Standard input; words; CoNLL-U.
"$READOUT" read --tokens - <"$scratch/a.txt" | python3 -c '
import json, sys
a = json.load(sys.stdin)
words = [a["text"][w["span"][0]:w["span"][1]] for s in a["tokens"] for w in s]
assert "Ilves" in words and len(a["tokens"]) == len(a["sentences"]), words'
try "$READOUT" read --format conllu "$scratch/a.txt"
expect 0
says out "# newdoc id ="
says out "SpaceAfter=No"
awk -F'\t' '!/^#/ && NF && NF != 10 { print "not ten columns: " $0; bad = 1 } END { exit bad }' "$scratch/out"

# Nothing could be read: 1. A part: 3.
try "$READOUT" read "$scratch/none.txt"
expect 1
says err "none.txt"
lines out 0
try "$READOUT" read "$scratch/none.txt" "$scratch/a.txt"
expect 3
lines out 1

# Output that cannot be written.
if [ -w /dev/full ]; then
    status=0
    "$READOUT" read "$scratch/many" >/dev/full 2>"$scratch/err" || status=$?
    expect 1
    says err "cannot write the output"
fi
