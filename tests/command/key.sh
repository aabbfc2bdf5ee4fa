#!/usr/bin/env bash
# Scores the program on the answer keys of the example stories, prints the scores, and holds them to tests/key/floors.tsv.
. tests/lib.sh

for story in talks strike flood trade coalition; do
    try "$READOUT" read "examples/$story"
    expect 0
    cp "$scratch/out" "$scratch/read.jsonl"
    try "$READOUT" add "$scratch/$story.db" "examples/$story"
    expect 0
    shown=()
    for what in statements figures articles people timeline disputes; do
        try "$READOUT" show "$scratch/$story.db" "$what" --format jsonl
        expect 0
        cp "$scratch/out" "$scratch/$what.jsonl"
        shown+=(--show "$what=$scratch/$what.jsonl")
    done
    python3 tests/key/score_key.py "examples/$story" --read "$scratch/read.jsonl" "${shown[@]}"
    python3 tests/key/score_key.py "examples/$story" --read "$scratch/read.jsonl" "${shown[@]}" --json |
        python3 tests/key/hold.py "$story" tests/key/floors.tsv || fail "$story is below its floors"
done
