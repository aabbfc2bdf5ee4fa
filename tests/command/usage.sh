#!/usr/bin/env bash
# Help, wrong usage, exit codes.
. tests/lib.sh

try "$READOUT"
expect 2
says err "usage: readout COMMAND"
lines out 0

try "$READOUT" --help
expect 0
lines err 0
for command in $(sed -n 's/^  \([a-z]*\) .*/\1/p' "$scratch/out"); do
    try "$READOUT" "$command" --help
    expect 0
    says out "usage: readout $command [options]"
    says out "--help"
    lines err 0
    try "$READOUT" "$command" --no-such-option
    expect 2
    says err "readout $command: no such option '--no-such-option'"
    lines out 0
    lines err 1
    try "$READOUT" "$command"
    expect 2
    lines err 1
done

try "$READOUT" --version
expect 0
says out "readout "

try "$READOUT" summon
expect 2
says err "no command is called 'summon'"

try "$READOUT" read --jobs many README.md
expect 2
says err "--jobs takes a whole number from 1 to 256, not 'many'"
try "$READOUT" read --jobs
expect 2
says err "a value is missing behind '--jobs'"
try "$READOUT" read --format xml README.md
expect 2
says err "--format is jsonl or conllu, not 'xml'"
try "$READOUT" read --until tea README.md
expect 2
says err "no stage is called 'tea'"

# a file behind "info" would be passed over in silence
try "$READOUT" model info some.model
expect 2
says err "--model FILE"
