#!/usr/bin/env python3
"""Split dated texts and what was read from them in two parts by their ids.

usage: times_parts.py GOLD.jsonl SYSTEM.jsonl FOLDER
Writes FOLDER/{rules,held}.{gold,system}.jsonl. A text is held out, and was never looked at, where the first two bytes of the
SHA-256 of its id are odd; of those where the first alone is odd rules were made later than of the others.
"""
import hashlib
import json
import sys


def part(identity):
    first, second = hashlib.sha256(identity.encode()).digest()[:2]
    return 'held' if first % 2 and second % 2 else 'rules'


def main(argv):
    if len(argv) != 4:
        sys.exit(__doc__)
    for path, kind in ((argv[1], 'gold'), (argv[2], 'system')):
        out = {name: open('%s/%s.%s.jsonl' % (argv[3], name, kind), 'w', encoding='utf-8')
               for name in ('rules', 'held')}
        for line in open(path, encoding='utf-8'):
            if line.strip():
                out[part(str(json.loads(line)['id']))].write(line)


if __name__ == '__main__':
    main(sys.argv)
