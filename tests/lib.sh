# What the command tests source: a scratch folder, and checks that say what they expected.
set -euo pipefail
scratch=$(mktemp -d)
trap 'chmod -R u+rwx "$scratch"; rm -rf "$scratch"' EXIT

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

# try COMMAND...: runs it; leaves $status, and what it printed in $scratch/out and $scratch/err
try() {
    status=0
    "$@" >"$scratch/out" 2>"$scratch/err" </dev/null || status=$?
}

# expect STATUS: the command last tried ended with it
expect() {
    [ "$status" = "$1" ] || fail "exit $status, expected $1; it said: $(head -c 600 "$scratch/err")"
}

# says FILE TEXT: out or err holds the text, letter for letter
says() {
    grep -qF -- "$2" "$scratch/$1" || fail "$1 lacks '$2'; it is: $(head -c 600 "$scratch/$1")"
}

# lines FILE N: out or err has N lines
lines() {
    [ "$(wc -l <"$scratch/$1")" = "$2" ] || fail "$1 has $(wc -l <"$scratch/$1") lines, expected $2: $(head -c 600 "$scratch/$1")"
}
