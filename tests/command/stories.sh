#!/usr/bin/env bash
# Two stories that a later article shows to be one: merged, recorded, shown; in a file that is opened anew for every article.
. tests/lib.sh

store=$scratch/story.db
write() {
    python3 - "$@" >"$scratch/$1.jsonl" <<'END'
import json, sys
name, day, *topics = sys.argv[1:]
words = {
    'harbour': 'Dredgers cleared silt from the Vessing harbour basin while trawlers, pilots and tugboats queued beyond the breakwater.',
    'mine': 'Rescuers pumped floodwater from the Karrow colliery shaft where gallery timbers splintered beneath a slurry embankment.',
}
title = {'harbour': 'Silt shuts Vessing harbour', 'mine': 'Floodwater in Karrow colliery'}
text = ' '.join(words[topic] for topic in topics)
print(json.dumps({'id': name, 'outlet': name, 'title': ', '.join(title[t] for t in topics), 'published': day, 'text': text}))
END
}
add() {
    try "$READOUT" add "$store" "$scratch/$1.jsonl"
    expect 0
}
story_of() {
    "$READOUT" show "$store" articles --format jsonl |
        python3 -c 'import json, sys; print(*(row["story"] for row in map(json.loads, sys.stdin)))'
}

write one 2031-02-17 harbour
write two 2031-02-17 mine
write three 2031-02-18 harbour mine
write four 2031-02-19 mine
add one
add two
[ "$(story_of)" = "1 2" ] || fail "two stories, not $(story_of)"
[ "$("$READOUT" show "$store" changes --since 2031-02-01 | grep -c merged)" = 0 ] || fail "nothing is merged yet"
add three
[ "$(story_of)" = "1 1 1" ] || fail "one story, not $(story_of)"
add four
[ "$(story_of)" = "1 1 1 1" ] || fail "what comes later joins the story that is left, not $(story_of)"

for article in a2 a3; do
    try "$READOUT" explain "$store" "$article"
    expect 0
    says out "story 2 merged into story 1, by a3"
done
try "$READOUT" show "$store" changes --since 2031-02-18 --format jsonl
expect 0
says out '"change":"merged","what":"story","id":"a3"'
says out "story 2 merged into story 1, by a3"
try "$READOUT" show "$store" changes --since 2031-02-19 --format jsonl
grep -q merged "$scratch/out" && fail "the merge is older"
for story in 1 2 Karrow; do
    try "$READOUT" show "$store" articles --story "$story" --format jsonl
    lines out 4
done

# All in one go: the same.
cat "$scratch"/{one,two,three,four}.jsonl >"$scratch/all.jsonl"
apart=$(sqlite3 "$store" 'SELECT story, into_story, article, score FROM story_merge; SELECT id, story FROM article; SELECT * FROM story')
store=$scratch/again.db
add all
[ "$apart" = "$(sqlite3 "$store" 'SELECT story, into_story, article, score FROM story_merge; SELECT id, story FROM article; SELECT * FROM story')" ] ||
    fail "another result in one go"
