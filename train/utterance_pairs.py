#!/usr/bin/env python3
"""How often two reports of one utterance are joined, end to end, on the pairs of train/utterance_pairs.tsv.

usage: utterance_pairs.py POLNEAR_FOLDER READOUT
Adds the articles of the pairs, with their dates and in their order, to a story file, and looks whether both reports of
a pair stand in one statement. A report is found where a statement's content overlaps more than half of the shorter.
"""
import collections
import csv
import json
import os
import subprocess
import sys
import tempfile


def read_pairs(path):
    rows = (line.rstrip('\n').split('\t') for line in open(path, encoding='utf-8') if not line.startswith('#'))
    return [((a, int(b), int(e)), (c, int(f), int(g)), same == '1') for a, b, e, c, f, g, same in rows]


def write_articles(folder, names, path):
    days = {row['filename']: row['publication_date']
            for row in csv.DictReader(open(os.path.join(folder, 'metadata.tsv'), encoding='utf-8'), delimiter='\t')}
    with open(path, 'w', encoding='utf-8') as out:
        for name in sorted(names, key=lambda name: (days[name], name)):
            text = open(os.path.join(folder, 'train', 'text', name + '.txt'), encoding='utf-8', newline='').read()
            out.write(json.dumps({'id': name, 'outlet': name.split('_')[0], 'published': days[name], 'text': text}) + '\n')


def statements(readout, articles, scratch):
    store = os.path.join(scratch, 'story.db')
    subprocess.run([readout, 'add', store, articles], check=True, stdout=subprocess.DEVNULL)
    shown = subprocess.run([readout, 'show', store, 'statements', '--all', '--format', 'jsonl'], check=True, capture_output=True)
    reports = collections.defaultdict(list)
    for number, line in enumerate(shown.stdout.decode().splitlines()):
        for report in json.loads(line)['reports']:
            reports[report['article']].append((report['content'][0][0], report['content'][-1][1], number))
    return reports


def at(reports, place):
    name, begin, end = place
    return {n for b, e, n in reports[name] if 2 * (min(end, e) - max(begin, b)) > min(end - begin, e - b)}


def main(argv):
    if len(argv) != 3:
        sys.exit(__doc__)
    pairs = read_pairs(os.path.join(os.path.dirname(__file__), 'utterance_pairs.tsv'))
    counts = collections.Counter()
    with tempfile.TemporaryDirectory() as scratch:
        articles = os.path.join(scratch, 'articles.jsonl')
        write_articles(argv[1], {place[0] for pair in pairs for place in pair[:2]}, articles)
        reports = statements(argv[2], articles, scratch)
    for one, other, same in pairs:
        x, y = at(reports, one), at(reports, other)
        counts[same, 'unread' if not x or not y else 'joined' if x & y else 'apart'] += 1
    joined = counts[True, 'joined'] + counts[False, 'joined']
    true = sum(n for (same, _), n in counts.items() if same)
    read = true - counts[True, 'unread']
    print('pairs %d, of one utterance %d, of these both read %d' % (len(pairs), true, read))
    print('joined %d, right %.1f%%' % (joined, 100 * counts[True, 'joined'] / max(joined, 1)))
    print('found %.1f%% of all, %.1f%% of those read' % (100 * counts[True, 'joined'] / true, 100 * counts[True, 'joined'] / max(read, 1)))


if __name__ == '__main__':
    main(sys.argv)
