#!/usr/bin/env bash
# The report page: web/dist is what its sources build to, and in Chromium it does what it should.
. tests/lib.sh

# Packages come from the network once; from then on they are there.
exec 9<web/package-lock.json
flock 9
if ! cmp -s web/package-lock.json web/node_modules/installed-lock.json; then
    (cd web && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) || fail "npm ci"
    cp web/package-lock.json web/node_modules/installed-lock.json
fi
flock -u 9

grep -q '"resolved"' web/package-lock.json && fail "web/package-lock.json records where packages were downloaded from"

(cd web && node_modules/.bin/tsc --noEmit -p .) || fail "the page's sources do not type-check"
(cd web && node build.mjs "$scratch/built.html") 2>"$scratch/err" || fail "$(cat "$scratch/err")"
cmp "$scratch/built.html" web/dist/report.html || fail "web/dist/report.html is old: run node web/build.mjs"
size=$(wc -c <web/dist/report.html)
[ "$size" -lt 90000 ] || fail "web/dist/report.html has $size bytes, more than 90000"

# The sample story of the unit tests, then the examples.
READOUT_PAGES=$scratch "$BUILD_DIR/tests/view_report_test" >"$scratch/out" 2>&1 || fail "$(cat "$scratch/out")"
try "$READOUT" digest examples/talks -o "$scratch/talks.html"
expect 0
node tests/page/page.mjs "$scratch" || fail "the page"
