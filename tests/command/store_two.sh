#!/usr/bin/env bash
# Two processes add to one file, which neither of them finds made: both succeed, and all of both is there once.
. tests/lib.sh

# half FIRST LAST FILE
half() {
    for n in $(seq "$1" "$2"); do
        printf '{"id": "%d", "outlet": "Outlet %d", "published": "2031-02-%02d", "text": "Minister %d opened bridge %d. \\"Nobody counted %d boats,\\" said Dana Ilves, the minister."}\n' \
            $n $((n % 7)) $((n % 28 + 1)) $n $n $n
    done >"$3"
}

half 1 220 "$scratch/a.jsonl"
half 150 360 "$scratch/b.jsonl"
"$READOUT" add "$scratch/story.db" "$scratch/a.jsonl" >"$scratch/a.out" 2>"$scratch/a.err" &
first=$!
"$READOUT" add "$scratch/story.db" "$scratch/b.jsonl" >"$scratch/b.out" 2>"$scratch/b.err" &
second=$!
wait $first || fail "the first: $(head -3 "$scratch/a.err")"
wait $second || fail "the second: $(head -3 "$scratch/b.err")"
[ "$(sqlite3 "$scratch/story.db" 'SELECT count(*), count(DISTINCT text) FROM article')" = "360|360" ] || fail "not 360 articles"
[ "$(sqlite3 "$scratch/story.db" 'PRAGMA integrity_check')" = ok ] || fail "integrity_check"
[ -z "$(sqlite3 "$scratch/story.db" 'PRAGMA foreign_key_check')" ] || fail "foreign_key_check"
# what both brought is linked as if one had: one minister
[ "$(sqlite3 "$scratch/story.db" "SELECT count(*) FROM entity WHERE name = 'Dana Ilves'")" = 1 ] || fail "Dana Ilves is several"
