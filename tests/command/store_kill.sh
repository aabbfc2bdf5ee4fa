#!/usr/bin/env bash
# Killed at twenty random moments, `add` leaves a file that is whole, with whole articles alone; run again, it ends the work.
. tests/lib.sh

# articles NUMBER FILE: so many articles, each with a statement and its own words
articles() {
    local n
    for ((n = 1; n <= $1; n++)); do
        printf '{"id": "%d", "outlet": "Outlet %d", "published": "2031-02-%02d", "title": "Article %d", "text": "Minister %d opened bridge %d on Monday. \\"Nobody counted %d boats,\\" said Dana Ilves, the minister. At least %d people crossed it by night. The council will meet again in week %d."}\n' \
            $n $((n % 7)) $((n % 28 + 1)) $n $n $n $n $((n + 20)) $n
    done >"$2"
}

rows="SELECT name, (SELECT count(*) FROM sentence WHERE article = article.id), (SELECT count(*) FROM report WHERE article = article.id), (SELECT count(*) FROM appearance WHERE article = article.id), (SELECT count(*) FROM figure WHERE article = article.id) FROM article"
articles 400 "$scratch/articles.jsonl"
"$READOUT" add "$scratch/story.db" "$scratch/articles.jsonl" 2>"$scratch/err" || fail "add: $(head -3 "$scratch/err")"
sqlite3 "$scratch/story.db" "$rows" | LC_ALL=C sort >"$scratch/reference"
lines reference 400
# whole: the file is sound and every article in it has all its rows
whole() {
    [ "$(sqlite3 "$scratch/story.db" 'PRAGMA integrity_check')" = ok ] || fail "integrity_check"
    [ -z "$(sqlite3 "$scratch/story.db" 'PRAGMA foreign_key_check')" ] || fail "foreign_key_check"
    sqlite3 "$scratch/story.db" "$rows" | LC_ALL=C sort >"$scratch/found"
    [ -z "$(LC_ALL=C comm -13 "$scratch/reference" "$scratch/found")" ] || fail "articles in part: $(LC_ALL=C comm -13 "$scratch/reference" "$scratch/found" | head -3)"
}

rm -f "$scratch"/story.db*
for moment in $(seq 20); do
    # a fresh file at every fifth, so that making one is interrupted too
    [ $((moment % 5)) != 0 ] || rm -f "$scratch"/story.db*
    "$READOUT" add "$scratch/story.db" "$scratch/articles.jsonl" >/dev/null 2>&1 &
    process=$!
    sleep "0.$(printf '%03d' $((RANDOM % 900)))"
    kill -9 $process 2>/dev/null || true
    wait $process 2>/dev/null || true
    [ ! -s "$scratch/story.db" ] || [ -z "$(sqlite3 "$scratch/story.db" "SELECT 1 FROM sqlite_schema WHERE name = 'article'")" ] || whole
done

"$READOUT" add "$scratch/story.db" "$scratch/articles.jsonl" 2>"$scratch/err" || fail "add: $(head -3 "$scratch/err")"
whole
lines found 400
