#!/usr/bin/env bash
# Two stored statements that a later report shows to be one: merged, recorded, shown, the older's id kept; whatever the order of the articles.
. tests/lib.sh

write() { # write NAME DAY TEXT
    python3 -c 'import json, sys; print(json.dumps({"id": sys.argv[1], "outlet": sys.argv[1], "published": sys.argv[2], "text": sys.argv[3]}))' "$@" >"$scratch/$1.jsonl"
}
add() {
    try "$READOUT" add "$store" "$scratch/$1.jsonl"
    expect 0
}
together() { # the articles of each statement, a statement a line
    "$READOUT" show "$store" statements --format jsonl |
        python3 -c 'import json, sys; print(*sorted("+".join(sorted({r["article"] for r in json.loads(line)["reports"]})) for line in sys.stdin))'
}

write first 2031-05-05 'Harbour pilots stop work

"The pilots will bring in no tanker that has not been inspected," said Tove Rask, the head of the pilots'"'"' guild, on Monday.'
write second 2031-05-06 'Guild sets its terms

"Inspectors must be hired by the port and paid by the shipping lines," said Tove Rask, the head of the pilots'"'"' guild, on Monday.'
write whole 2031-05-06 'Pilots name their terms

"The pilots will bring in no tanker that has not been inspected. Inspectors must be hired by the port and paid by the shipping lines," said Tove Rask, the head of the pilots'"'"' guild, on Monday.'
write later 2031-08-19 'How the tanker burnt

Three months ago Tove Rask, the head of the pilots'"'"' guild, had said: "The pilots will bring in no tanker that has not been inspected."'

id_of() { # the shown statement that an article has
    "$READOUT" show "$store" statements --format jsonl | python3 -c 'import json, sys
for row in map(json.loads, sys.stdin):
    if any(report["article"] == sys.argv[1] for report in row["reports"]):
        print(row["id"])' "$1"
}

store=$scratch/story.db
add first
add second
[ "$(together)" = "first second" ] || fail "two statements, not $(together)"
older=$(id_of first) younger=$(id_of second)
add whole
[ "$(together)" = "first+second+whole" ] || fail "one statement, not $(together)"
for id in "$older" "$younger"; do
    try "$READOUT" explain "$store" "$id"
    expect 0
    says out "$older Tove Rask"
    says out "statement ${younger#s} merged into statement ${older#s}, by a3"
done
try "$READOUT" show "$store" changes --since 2031-05-06 --format jsonl
says out '"change":"merged","what":"statement","id":"'"$older"'"'
try "$READOUT" show "$store" changes --since 2031-05-07 --format jsonl
grep -q merged "$scratch/out" && fail "the merge is older"

# Months later, far out of the days that are held in memory.
add later
[ "$(together)" = "first+later+second+whole" ] || fail "what is repeated months later is the same, not $(together)"

for order in "whole first second" "second whole first" "later first second whole" "second first later whole"; do
    store=$scratch/${order// /-}.db
    for name in $order; do add "$name"; done
    expected=$(printf '%s\n' $order | sort | paste -sd+)
    [ "$(together)" = "$expected" ] || fail "in the order $order: $(together)"
done
