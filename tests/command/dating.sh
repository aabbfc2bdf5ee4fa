#!/usr/bin/env bash
# An article without a date gets one from an article that reports the same briefing, also from one that comes later;
# an article that nobody is like stays without.
. tests/lib.sh

mkdir "$scratch/first" "$scratch/later"
cat >"$scratch/first/undated.txt" <<'END'
Mediator says harbour talks will go on

Mediator Ilse Varnhagen said Friday that talks on the harbour strike in Port Ellery had narrowed the gaps between the dockers and the harbour board.

"We are one signature away from opening the harbour, and nobody at the table wants to be the last to sign," Varnhagen told reporters after the meeting on Thursday.

The dockers' union said the harbour board had offered a shorter night shift.
END
cat >"$scratch/first/stranger.txt" <<'END'
A recipe for plum cake

Plums want a hot oven and patience. Halve them, sugar them, and wait until Friday for the taste.
END
cat >"$scratch/later/stated.txt" <<'END'
Harbour talks close to a deal, mediator says
December 4, 2026

Gaps between the dockers and the harbour board in the Port Ellery harbour strike have narrowed, mediator Ilse Varnhagen said Friday.

"We are one signature away from opening the harbour, and nobody at the table wants to be the last to sign," she said.
END

field() { # field FILE NAME: of the article, as show prints it
    "$READOUT" show "$scratch/story.db" articles --format jsonl | python3 -c "
import json, sys
for line in sys.stdin:
    article = json.loads(line)
    if article['id'].endswith('$1'):
        print(article['$2'])"
}

try "$READOUT" add "$scratch/story.db" "$scratch/first"
expect 0
[ "$(field undated.txt published_from)" = unknown ] || fail "dated by nothing"
try "$READOUT" add "$scratch/story.db" "$scratch/later"
expect 0
[ "$(field undated.txt published_from)" = inferred ] || fail "not dated by the article that came later"
[ "$(field undated.txt published)" = 2026-12-04 ] || fail "dated $(field undated.txt published)"
[ "$(field stranger.txt published_from)" = unknown ] || fail "the stranger is dated"
[ "$(field stated.txt published_from)" = stated ] || fail "the dated article"
try "$READOUT" explain "$scratch/story.db" a2
says out "(inferred)"
says out "because: an article of 2026-12-04 has words of it"
[ "$(sqlite3 "$scratch/story.db" "SELECT count(*) FROM article WHERE published_from = 'inferred' AND published IS NOT NULL")" = 0 ] ||
    fail "the inferred day stands where a stated one belongs"

# what hangs on the day: "Friday" in it
try "$READOUT" show "$scratch/story.db" statements --format jsonl
grep undated.txt "$scratch/out" | grep -qF '"day":"2026-12-04","day_stated":' || fail "no statement of that Friday: $(cat "$scratch/out")"

# the other way round, and in one go
try "$READOUT" add "$scratch/other.db" "$scratch/later"
try "$READOUT" add "$scratch/other.db" "$scratch/first"
[ "$(sqlite3 "$scratch/other.db" "SELECT day FROM article WHERE published_from = 'inferred'")" = 2026-12-04 ] || fail "the other way round"
try "$READOUT" digest "$scratch/first" "$scratch/later"
expect 0
says out "the date of 1 inferred"
