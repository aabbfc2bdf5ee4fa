#!/usr/bin/env bash
# What README.md shows is what the commands print.
. tests/lib.sh
script/readme --check || fail "README.md is old: run script/readme"
