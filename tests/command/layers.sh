#!/usr/bin/env bash
# The dependency law holds, the files are formatted, and each header compiles alone.
set -euo pipefail
script/check-layers
script/format --check
flags=$(pkg-config --cflags gumbo libxml-2.0 jansson icu-uc libutf8proc sqlite3)
while read -r header; do
    printf '#include "%s"\n' "${header#src/}" | cc -std=gnu17 -Wall -Wextra -Werror -Wno-psabi -D_GNU_SOURCE -fsyntax-only \
        -Iinclude -Isrc -Icli $flags -x c - || { echo "$header does not compile alone"; exit 1; }
done < <(find src -name '*.h'; echo readout.h; find cli -name '*.h' -printf '%f\n')
