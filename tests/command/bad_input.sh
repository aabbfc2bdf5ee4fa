#!/usr/bin/env bash
# Every input that is no article gives one line that names it and says why; the others are read; exit 3.
. tests/lib.sh

good() {
    printf 'Talks resume.\n\n“We are close,” minister Dana Ilves said on Monday.\n' >"$1"
}

# refused NAME WORDS...: beside a good article, NAME is refused for a reason that holds each of WORDS
refused() {
    local name=$1
    shift
    try "$READOUT" read "$scratch/in"
    expect 3
    lines out 1
    lines err 1
    says err "$name"
    for words in "$@"; do says err "$words"; done
    rm -rf "$scratch/in"
    mkdir "$scratch/in"
    good "$scratch/in/good.txt"
}

mkdir "$scratch/in" "$scratch/bare"
good "$scratch/in/good.txt"

: >"$scratch/in/empty.txt"
refused empty.txt "empty"

head -c 60000 /dev/urandom >"$scratch/in/noise.bin"
refused noise.bin

good "$scratch/long.txt"
seq 20000 >>"$scratch/long.txt"
gzip -c "$scratch/long.txt" | head -c 2000 >"$scratch/in/cut.txt.gz"
refused cut.txt.gz

printf '{"id": "x", "text": "It was cut o\n' >"$scratch/in/cut.json"
refused cut.json

printf '{"id": "a", "text": "The talks go on, the minister said."}\n[1, 2]\n' >"$scratch/in/mixed.jsonl"
try "$READOUT" read "$scratch/in"
expect 3
lines out 2
says err "mixed.jsonl"
says err "line 2"
rm "$scratch/in/mixed.jsonl"

{ printf 'Talks.\n\n'; head -c 21000000 /dev/zero | tr '\0' 'a' | fold -w 70 -s; } >"$scratch/in/huge.txt"
refused huge.txt "large"

# A name cannot forge a line or a colour.
printf '' >"$scratch/in/two
lines '\''quoted'\''.txt"
refused '\n'

# Invalid UTF-8 and UTF-16 are read, not refused.
printf 'Caf\xe9 talks resume.\n\nHe said so.\n' >"$scratch/in/latin.txt"
printf 'Talks.\n\nHe said \xff\xfe so \xc0.\n' >"$scratch/in/invalid.txt"
printf '\xff\xfe' >"$scratch/in/wide.txt"
printf 'Talks.\n\nHe said so.\n' | sed 's/./&\x00/g; s/$/\n\x00/' | head -c -2 >>"$scratch/in/wide.txt"
try "$READOUT" read "$scratch/in"
expect 0
lines out 4
says out "Café talks"
rm -f "$scratch/in"/{latin,invalid,wide}.txt

# Deep HTML: read or refused, in little time and memory.
{ printf '<html><body>'; printf '<div>%.0s' $(seq 100000); echo '<p>He said so.</p>'; } >"$scratch/in/deep.html"
try "$READOUT" read "$scratch/in"
[ "$status" = 0 ] || [ "$status" = 3 ] || fail "deep HTML: exit $status"
says out "good.txt"
rm "$scratch/in/deep.html"

# A line of 300 MB is one problem and takes no memory for all of it; the lines behind it are read.
{ head -c 300000000 /dev/zero | tr '\0' 'x'; printf '\n{"id": "behind", "text": "The talks go on, she said."}\n'; } >"$scratch/long.jsonl"
try "$READOUT" read "$scratch/long.jsonl"
[ "$status" = 3 ] || [ "$status" = 1 ] || fail "a long line: exit $status"
says err "long.jsonl"
rm "$scratch/long.jsonl"

# Nothing to read at all.
try "$READOUT" read "$scratch/bare"
expect 1
lines out 0
lines err 1
says err "bare"
