#!/usr/bin/env bash
# What a user decides about people is kept: two made one stay one, one made two stays two, in what is added later too.
. tests/lib.sh

db=$scratch/story.db
article() { # article NAME TEXT
    printf '%s\n' "$2" >"$scratch/$1.txt"
    try "$READOUT" add "$db" "$scratch/$1.txt"
    expect 0
}
id() { # id NAME: of the entity that is called so now
    sqlite3 "$db" "SELECT 'e' || entity FROM appearance WHERE name = '$1' ORDER BY article DESC LIMIT 1"
}
said() { # said ID: by whom in how many statements
    sqlite3 "$db" "SELECT count(*) FROM statement WHERE speaker = ${1#e}"
}

article one 'Harbour board names its price
March 3, 2031

"The price is fair," said Ilse Varnhagen, the spokeswoman of the harbour board, on Monday.'
article two 'Board repeats its price
March 4, 2031

"We will not move again," said Ilse Oderbruch, the spokeswoman of the harbour board, on Tuesday.'
[ "$(id 'Ilse Varnhagen')" != "$(id 'Ilse Oderbruch')" ] || fail "two names are one before anybody said so"

# One person who married: two names.
try "$READOUT" merge "$db" 'Ilse Varnhagen' 'Ilse Oderbruch'
expect 0
[ "$(id 'Ilse Varnhagen')" = "$(id 'Ilse Oderbruch')" ] || fail "not merged"
[ "$(said "$(id 'Ilse Varnhagen')")" = 2 ] || fail "her statements are not together"
article three 'Board ends the talks
March 5, 2031

"There is nothing left to say," Ilse Oderbruch told reporters on Wednesday.'
[ "$(id 'Ilse Varnhagen')" = "$(id 'Ilse Oderbruch')" ] || fail "what came later is not merged"
[ "$(said "$(id 'Ilse Varnhagen')")" = 3 ] || fail "what she said later is not hers"
try "$READOUT" add "$db" "$scratch/two.txt"
says out "0 added, 1 already there"

# They were two after all.
try "$READOUT" split "$db" 'Ilse Varnhagen' 'Ilse Oderbruch'
expect 0
[ "$(id 'Ilse Varnhagen')" != "$(id 'Ilse Oderbruch')" ] || fail "not split"
[ "$(said "$(id 'Ilse Oderbruch')")" = 2 ] || fail "what she said did not go with her"
[ "$(said "$(id 'Ilse Varnhagen')")" = 1 ] || fail "what is left"
article four 'Board talks again
March 6, 2031

"We are talking," Ilse Oderbruch said on Thursday.'
[ "$(said "$(id 'Ilse Oderbruch')")" = 3 ] || fail "what came after the split went astray"

# By article: another of the same name.
article five 'Swimmer wins at the lake
March 7, 2031

"The water was cold," said Ilse Oderbruch, a swimmer from Lower Tolvar, on Friday.'
before=$(id 'Ilse Oderbruch')
try "$READOUT" split "$db" "$before" a5
expect 0
[ "$(id 'Ilse Oderbruch')" != "$before" ] || fail "the swimmer is still the spokeswoman"
[ "$(said "$before")" = 3 ] || fail "the spokeswoman lost a statement"
[ "$(sqlite3 "$db" "SELECT count(*) FROM role WHERE entity = ${before#e} AND role LIKE '%swimmer%'")" = 0 ] || fail "a role stayed behind"

# What cannot be done says so and changes nothing.
try "$READOUT" split "$db" "$before" a1
expect 1
try "$READOUT" merge "$db" "$before" 'Nobody At All'
expect 1
says err "nobody is called 'Nobody At All' here"
try "$READOUT" merge "$db" "$before" "$before"
expect 2
try "$READOUT" merge "$db" 'Ilse Oderbruch' e1
expect 2
says err "several are called"
try "$READOUT" merge "$scratch/none.db" e1 e2
expect 1
[ ! -e "$scratch/none.db" ] || fail "a file was made"
[ "$(sqlite3 "$db" 'SELECT count(*) FROM decision')" = 3 ] || fail "decisions are not kept"
[ "$(sqlite3 "$db" 'PRAGMA foreign_key_check')" = "" ] || fail "foreign keys"
