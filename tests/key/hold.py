#!/usr/bin/env python3
"""Hold the scores of an example story to what they were at least.

usage: hold.py STORY FLOORS.tsv < SCORES.json      SCORES.json: what score_key.py --json prints

A row of FLOORS.tsv: story, section, item, measure (precision, recall or f1), least value in per cent. A score below
its floor, and a floor whose item was not scored, is a failure.
"""
import json
import sys


def main(argv):
    if len(argv) != 3:
        print(__doc__)
        return 2
    scores = {(s['section'], s['item']): s for s in json.load(sys.stdin)['scores']}
    below = 0
    for line in open(argv[2], encoding='utf-8'):
        if line.startswith('#') or not line.strip():
            continue
        story, section, item, measure, least = line.rstrip('\n').split('\t')
        if story != argv[1]:
            continue
        score = scores.get((section, item), {}).get(measure)
        if score is None or 100 * score < float(least):
            below += 1
            print('%s: %s, %s: %s is %s, at least %s expected'
                  % (story, section, item, measure, 'not scored' if score is None else '%.1f' % (100 * score), least))
    return 1 if below else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
