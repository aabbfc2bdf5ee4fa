#!/usr/bin/env python3
"""How often what the program says of how talks go is what readers found, sentence by sentence, on news.

usage: assessments_judged.py SHARED_DATA READOUT [--set test|train] [--misses]
docs/judged_assessments.tsv names the articles, the sentences and the step of each. Counted is a sentence that has an assessment of a
score that the board shows (0.5 and more): is it one that readers took for a judgement, on the same side (down, mixed, up; what is denied
counts as right), at the same step?
"""
import argparse
import collections
import json
import lzma
import os
import subprocess
import sys
import tempfile

TABLE = os.path.join(os.path.dirname(__file__), '..', 'docs', 'judged_assessments.tsv')
SHOWN = 0.5


def read_table(which):
    judged = {}
    for line in open(TABLE, encoding='utf-8'):
        if line.startswith('#'):
            continue
        article, begin, _, step, part = line.rstrip('\n').split('\t')
        if which in ('', part):
            steps = judged.setdefault(article, {})
            if begin != '-':
                steps[int(begin)] = int(step)
    return judged


def read_articles(shared, readout, names):
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl', encoding='utf-8') as out:
        with lzma.open(os.path.join(shared, 'news', 'unlabelled.jsonl.xz'), 'rt', encoding='utf-8') as lines:
            for line in lines:
                if json.loads(line)['id'] in names:
                    out.write(line)
        out.flush()
        printed = subprocess.run([readout, 'read', out.name], capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in printed.splitlines()]


def side(step):
    return (step > 0) - (step < 0)


def score(record, steps, count, misses):
    for begin, end in record['sentences']:
        found = [a for a in record['talks']['assessments'] if begin <= a['span'][0] < end and a['score'] >= SHOWN]
        step = steps.get(begin)
        count['judged'] += step is not None
        if found:
            count['found'] += 1
            count['right'] += step is not None
            count['side'] += step is not None and (side(found[0]['scale']) == side(step) or found[0]['mood'] == 'denied')
            count['step'] += step == found[0]['scale']
        if (step is None) == bool(found) or (found and step is not None and side(found[0]['scale']) != side(step)):
            misses.append('%s\t%s\t%s' % (step, found[0]['scale'] if found else None, ' '.join(record['text'][begin:end].split())))


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument('shared')
    parser.add_argument('readout')
    parser.add_argument('--set', default='', choices=('', 'train', 'test'))
    parser.add_argument('--misses', action='store_true')
    options = parser.parse_args()
    judged = read_table(options.set)
    count, misses = collections.Counter(), []
    for record in read_articles(options.shared, options.readout, judged):
        score(record, judged[record['id']], count, misses)
    if options.misses:
        print('\n'.join(misses))
    found, all_judged = count['found'] or 1, count['judged'] or 1
    print('articles %d, judged sentences %d, with an assessment %d' % (len(judged), count['judged'], count['found']))
    print('judged %.1f%% of found, found %.1f%% of judged, right side %.1f%%, right step %.1f%% of found' % (
        100 * count['right'] / found, 100 * count['right'] / all_judged, 100 * count['side'] / found, 100 * count['step'] / found))
    return 0


if __name__ == '__main__':
    sys.exit(main())
