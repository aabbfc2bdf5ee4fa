#!/usr/bin/env bash
# What is found of the talks in the examples, against their keys: the scores are printed, and hold their floors.
. tests/lib.sh

# floor SCORES SECTION ITEM FIELD LEAST: a score, in percent
floor() {
    python3 - "$@" <<'PYTHON' || fail "$2, $3: the $4 is below $5"
import json, sys
path, section, item, field, least = sys.argv[1:]
rows = [s for s in json.load(open(path))['scores'] if s['section'] == section and s['item'] == item]
value = rows[0][field] if rows and rows[0][field] is not None else 0
sys.exit(value * 100 < float(least))
PYTHON
}

for story in talks strike; do
    try "$READOUT" read "examples/$story"
    mv "$scratch/out" "$scratch/read.jsonl"
    try "$READOUT" add "$scratch/$story.db" "examples/$story"
    try "$READOUT" show "$scratch/$story.db" disputes --format jsonl
    expect 0
    mv "$scratch/out" "$scratch/disputes.jsonl"
    python3 tests/key/score_key.py "examples/$story" --read "$scratch/read.jsonl" --show "disputes=$scratch/disputes.jsonl" |
        grep -E '^(talks|disputes)' | sed "s/^/$story: /"
    python3 tests/key/score_key.py "examples/$story" --read "$scratch/read.jsonl" --show "disputes=$scratch/disputes.jsonl" --json >"$scratch/$story.json"
done
floor "$scratch/talks.json" talks rounds recall 55
floor "$scratch/talks.json" talks "phases of proposals" recall 80
floor "$scratch/talks.json" talks assessments recall 35
floor "$scratch/talks.json" talks "assessments on the scale" recall 75
floor "$scratch/talks.json" disputes pairs precision 50
floor "$scratch/strike.json" talks rounds recall 50
floor "$scratch/strike.json" talks "positions on sticking points" recall 40
floor "$scratch/strike.json" disputes pairs precision 85
