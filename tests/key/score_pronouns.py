#!/usr/bin/env python3
"""Score whom pronouns mean that are sources of statements.

usage: score_pronouns.py KEY.tsv READ.jsonl [--misses]

KEY.tsv      as tests/data/pronoun_sources.tsv: file, begin, end, whom ("|": either name)
READ.jsonl   what `readout read --format jsonl` printed for those files

The answer for a pronoun is the speaker of the statement whose source it is; where no statement has it as its source, the
entity that has it as a mention. It is right where it names the one that the key names: the same words, or a person's
last name without a first name that differs, or a group's noun. No answer is not right.
"""
import collections
import json
import os
import re
import sys

KIND = {'his': 'he', 'him': 'he', 'her': 'she', 'its': 'it', 'their': 'they', 'them': 'they'}
TITLES = {'mr', 'mrs', 'ms', 'the', 'a', 'an', 'sen', 'rep', 'gov', 'president', 'my', 'of', 's'}


def words(name):
    return [w for w in re.findall(r"\w+", (name or '').lower()) if w not in TITLES]


def same(found, key):
    f, k = words(found), words(key)
    if not f or not k:
        return False
    if f == k or f[-len(k):] == k:
        return True
    if len(f) < len(k):
        return set(f) <= set(k) and (f[-1] == k[-1] or len(f) > 1)
    return set(k) <= set(f)


def answer(record, begin, end):
    entities = record.get('entities') or []
    best = None
    for s in record.get('statements') or []:
        for b, e in s.get('source') or []:
            if b < end and begin < e and (best is None or e - b < best[0]):
                best = (e - b, s)
    if best and best[0] <= end - begin + 2:
        k = best[1].get('speaker')
        return 'statement', entities[k]['name'] if k is not None else None
    for entity in entities:
        if [begin, end] in entity['mentions']:
            return 'mention', entity['name']
    return 'no statement', None


def main(argv):
    if len(argv) < 3:
        print(__doc__)
        return 2
    records = {}
    for line in open(argv[2], encoding='utf-8'):
        r = json.loads(line)
        records[re.sub(r'\.txt$', '', os.path.basename(r['id']))] = r
    right, total, how = collections.Counter(), collections.Counter(), collections.Counter()
    for line in open(argv[1], encoding='utf-8'):
        if line.startswith('#') or not line.strip():
            continue
        name, begin, end, whom = line.rstrip('\n').split('\t')
        begin, end = int(begin), int(end)
        record = records.get(name)
        if record is None:
            continue
        pronoun = record['text'][begin:end].lower()
        kind = KIND.get(pronoun, pronoun)
        found_as, found = answer(record, begin, end)
        ok = any(same(found, w) for w in whom.split('|'))
        total[kind] += 1
        right[kind] += ok
        how[found_as, bool(found), ok] += 1
        if not ok and '--misses' in argv:
            print('%s %d: %s is %s, found %s (%s)' % (name, begin, pronoun, whom, found, found_as))
    if not total:
        print('no file of the key is in the input')
        return 1
    for kind, n in total.most_common():
        print('%-6s %3d of %3d' % (kind, right[kind], n))
    for (found_as, found, ok), n in sorted(how.items()):
        print('%-12s %-10s %-5s %3d' % (found_as, 'answered' if found else 'no answer', 'right' if ok else 'wrong', n))
    n = sum(total.values())
    print('all    %3d of %3d, %.1f%%' % (sum(right.values()), n, 100 * sum(right.values()) / n))
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
