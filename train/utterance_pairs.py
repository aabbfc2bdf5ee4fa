#!/usr/bin/env python3
"""How often two reports of one utterance are joined, end to end, on labelled pairs.

usage: utterance_pairs.py SHARED_DATA READOUT [--pairs TABLE] [--shuffle SEED] [--misses]
TABLE: utterance_pairs.tsv (of one week, by shared quotations), or one of utterance_pairs_*.tsv: its first lines say of what.
Adds the articles of the pairs, with their dates and in their order (or another), to a story file, and looks whether both
reports of a pair stand in one statement. A report is found where a statement's content overlaps more than half of the shorter.
"""
import argparse
import collections
import csv
import json
import lzma
import os
import random
import subprocess
import sys
import tempfile


def read_pairs(path):
    rows = (line.rstrip('\n').split('\t') for line in open(path, encoding='utf-8') if not line.startswith('#'))
    return [((a, int(b), int(e)), (c, int(f), int(g)), same == '1') for a, b, e, c, f, g, same in rows]


def polnear_articles(folder, names):
    path = os.path.join(folder, 'metadata.tsv')
    for row in csv.DictReader(open(path, encoding='utf-8'), delimiter='\t'):
        name = row['filename']
        if name in names:
            text = open(os.path.join(folder, 'train', 'text', name + '.txt'), encoding='utf-8', newline='').read()
            yield {'id': name, 'outlet': name.split('_')[0], 'published': row['publication_date'], 'text': text}


def news_articles(path, names):
    with lzma.open(path, 'rt', encoding='utf-8') as lines:
        for line in lines:
            article = json.loads(line)
            if article['id'] in names:
                yield article


def write_articles(data, names, path, seed):
    articles = list(polnear_articles(os.path.join(data, 'polnear'), names))
    if len(articles) < len(names):
        articles += news_articles(os.path.join(data, 'news', 'unlabelled.jsonl.xz'), names)
    articles.sort(key=lambda article: (article['published'] or '', article['id']))
    if seed is not None:
        random.Random(seed).shuffle(articles)
    with open(path, 'w', encoding='utf-8') as out:
        for article in articles:
            out.write(json.dumps(article) + '\n')


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


def options(argv):
    here = os.path.dirname(__file__)
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument('data')
    parser.add_argument('readout')
    parser.add_argument('--pairs', default=os.path.join(here, 'utterance_pairs.tsv'))
    parser.add_argument('--shuffle', type=int)
    parser.add_argument('--misses', action='store_true')
    return parser.parse_args(argv[1:])


def main(argv):
    given = options(argv)
    pairs = read_pairs(given.pairs)
    counts = collections.Counter()
    with tempfile.TemporaryDirectory() as scratch:
        articles = os.path.join(scratch, 'articles.jsonl')
        write_articles(given.data, {place[0] for pair in pairs for place in pair[:2]}, articles, given.shuffle)
        reports = statements(given.readout, articles, scratch)
    for one, other, same in pairs:
        x, y = at(reports, one), at(reports, other)
        outcome = 'unread' if not x or not y else 'joined' if x & y else 'apart'
        counts[same, outcome] += 1
        if given.misses and (outcome == 'joined') != same:
            print('%s\t%s\t%s' % (outcome if same else 'wrong', one, other))
    joined = counts[True, 'joined'] + counts[False, 'joined']
    true = sum(n for (same, _), n in counts.items() if same)
    read = true - counts[True, 'unread']
    print('pairs %d, of one utterance %d, of these both read %d' % (len(pairs), true, read))
    print('joined %d, right %.1f%%' % (joined, 100 * counts[True, 'joined'] / max(joined, 1)))
    print('found %.1f%% of all, %.1f%% of those read' % (100 * counts[True, 'joined'] / true, 100 * counts[True, 'joined'] / max(read, 1)))


if __name__ == '__main__':
    main(sys.argv)
