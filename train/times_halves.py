#!/usr/bin/env python3
"""Split dated texts and what was read from them in two halves by their ids.

usage: times_halves.py GOLD.jsonl SYSTEM.jsonl FOLDER
Writes FOLDER/{rules,held}.{gold,system}.jsonl. A text is in the half that rules were made on where the first byte of
the SHA-256 of its id is even; the texts of the other half were not looked at.
"""
import hashlib
import json
import sys


def half(identity):
    return 'held' if hashlib.sha256(identity.encode()).digest()[0] % 2 else 'rules'


def main(argv):
    if len(argv) != 4:
        sys.exit(__doc__)
    for path, kind in ((argv[1], 'gold'), (argv[2], 'system')):
        out = {name: open('%s/%s.%s.jsonl' % (argv[3], name, kind), 'w', encoding='utf-8')
               for name in ('rules', 'held')}
        for line in open(path, encoding='utf-8'):
            if line.strip():
                out[half(str(json.loads(line)['id']))].write(line)


if __name__ == '__main__':
    main(sys.argv)
