#!/usr/bin/env bash
# The queries of docs/store.md run on a story file, and each finds something.
. tests/lib.sh

try "$READOUT" add "$scratch/story.db" examples/talks
[ "$status" = 0 ] || [ "$status" = 3 ] || fail "add ended with $status"

awk -v folder="$scratch" '/^```sql$/ { n++; inside = 1; next } /^```$/ { inside = 0 } inside { print > (folder "/query" n ".sql") }' docs/store.md
found=0
for query in "$scratch"/query*.sql; do
    sqlite3 -bail "$scratch/story.db" <"$query" >"$scratch/out" 2>"$scratch/err" || fail "$(head -1 "$query"): $(cat "$scratch/err")"
    [ -s "$scratch/out" ] || fail "no row: $(cat "$query")"
    found=$((found + 1))
done
[ $found = 5 ] || fail "docs/store.md has $found queries, expected 5"

# what the page says of ids and views holds
[ "$(sqlite3 "$scratch/story.db" 'SELECT count(*) FROM sentence WHERE id <> article * 1048576 + position')" = 0 ] || fail "sentence ids"
[ "$(sqlite3 "$scratch/story.db" 'SELECT count(*) FROM sentence_text WHERE text IS NULL OR text = '"''")" = 0 ] || fail "empty sentences"
[ "$(sqlite3 "$scratch/story.db" 'SELECT count(*) FROM report_text WHERE text IS NULL')" = 0 ] || fail "reports without text"
[ "$(sqlite3 "$scratch/story.db" 'PRAGMA foreign_key_check')" = "" ] || fail "foreign keys"
sqlite3 "$scratch/story.db" "INSERT INTO sentence_search (sentence_search) VALUES ('integrity-check')" || fail "sentence_search"
sqlite3 "$scratch/story.db" "INSERT INTO report_search (report_search) VALUES ('integrity-check')" || fail "report_search"
