#!/usr/bin/env bash
# A file that is no story file is refused with the reason and left as it was; when there is no room, nothing stored is lost.
. tests/lib.sh

printf 'Talks resume.\n\n“We are close,” minister Dana Ilves said on Monday.\n' >"$scratch/article.txt"

# refused WORDS: both `add` and `show` refuse $scratch/x.db for that reason, on one line, and leave it as it was
refused() {
    local before after
    before=$(sha256sum <"$scratch/x.db")
    for command in "add $scratch/x.db $scratch/article.txt" "show $scratch/x.db statements"; do
        try "$READOUT" $command
        expect 1
        says err "x.db"
        says err "$1"
    done
    after=$(sha256sum <"$scratch/x.db")
    [ "$before" = "$after" ] || fail "the refused file was changed: $1"
    rm -f "$scratch"/x.db*
}

head -c 5000 /dev/urandom >"$scratch/x.db"
refused "no story file"

printf 'SQLite format 3\0' >"$scratch/x.db"
head -c 3000 /dev/urandom >>"$scratch/x.db"
refused "x.db"

sqlite3 "$scratch/x.db" 'CREATE TABLE recipe (name TEXT); INSERT INTO recipe VALUES ("soup")'
refused "is a database, but no story file"

"$READOUT" add "$scratch/x.db" "$scratch/article.txt" 2>/dev/null
sqlite3 "$scratch/x.db" 'PRAGMA journal_mode = DELETE; PRAGMA user_version = 4711' >/dev/null
refused "newer readout"

mkdir "$scratch/x.db"
try "$READOUT" show "$scratch/x.db" statements
expect 1
says err "x.db"
rmdir "$scratch/x.db"

try "$READOUT" show "$scratch/none.db" statements
expect 1
says err "none.db"
try "$READOUT" add /proc/none.db "$scratch/article.txt"
expect 1
says err "/proc/none.db"

# truncated: an error or what is left of it, no crash
"$READOUT" add "$scratch/whole.db" examples/talks >/dev/null 2>&1 || true
sqlite3 "$scratch/whole.db" 'PRAGMA journal_mode = DELETE' >/dev/null
for share in 10 40 80 95; do
    head -c $(($(stat -c %s "$scratch/whole.db") * share / 100)) "$scratch/whole.db" >"$scratch/x.db"
    try "$READOUT" show "$scratch/x.db" statements
    expect 1
    says err "damaged"
    rm -f "$scratch"/x.db*
done

# a full disk: files may not grow beyond what is stored and a little more
"$READOUT" add "$scratch/full.db" "$scratch/article.txt" 2>/dev/null
for n in $(seq 400); do
    printf '{"id": "%d", "text": "Bridge %d was opened. \\"Nobody counted %d boats,\\" said Dana Ilves. %0600d"}\n' $n $n $n $n
done >"$scratch/many.jsonl"
try bash -c "trap '' XFSZ; ulimit -f 300; exec \"$READOUT\" add \"$scratch/full.db\" \"$scratch/many.jsonl\""
[ "$status" = 1 ] || [ "$status" = 3 ] || fail "full disk: exit $status: $(head -3 "$scratch/err")"
says err "full.db"
[ "$(sqlite3 "$scratch/full.db" 'PRAGMA integrity_check')" = ok ] || fail "full disk: integrity_check"
[ "$(sqlite3 "$scratch/full.db" "SELECT count(*) FROM article WHERE name LIKE '%article.txt'")" = 1 ] || fail "full disk: lost what was stored"
try "$READOUT" add "$scratch/full.db" "$scratch/many.jsonl"
expect 0
[ "$(sqlite3 "$scratch/full.db" 'SELECT count(*) FROM article')" = 401 ] || fail "after the disk has room again"
