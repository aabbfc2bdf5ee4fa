#!/usr/bin/env python3
"""Make questions for bench/dates.c: articles with their dates hidden, and dated articles like each of them.

usage: dates_question.py POLNEAR_FOLDER dev|train > questions.jsonl
Siblings are the 20 articles of both parts with the nearest words (cosine of tf-idf) and up to 8 that share seven words
in a row inside quotation marks. One JSON object an article: id, published, text, siblings [[date, cosine, shares]].
"""
import collections
import csv
import json
import math
import os
import re
import sys


def vectors(texts):
    counts = [collections.Counter(re.findall(r"[a-z][a-z'-]+", text.lower())) for text in texts]
    articles = collections.Counter(word for count in counts for word in count)
    for count in counts:
        vector = {word: (1 + math.log(times)) * math.log(len(texts) / articles[word])
                  for word, times in count.items() if 2 <= articles[word] <= len(texts) / 10}
        length = math.sqrt(sum(x * x for x in vector.values())) or 1
        yield {word: x / length for word, x in vector.items()}


def quoted_runs(text):
    runs = set()
    for match in re.finditer(r'[“"]([^”"]{20,400})[”"]|``(.{20,400}?)\'\'', text):
        words = re.findall(r'\w+', (match[1] or match[2] or '').lower())
        runs.update(' '.join(words[i:i + 7]) for i in range(len(words) - 6))
    return runs


def main(argv):
    if len(argv) != 3:
        sys.exit(__doc__)
    articles = []
    for row in csv.DictReader(open(os.path.join(argv[1], 'metadata.tsv'), encoding='utf-8'), delimiter='\t'):
        path = os.path.join(argv[1], row['compartment'], 'text', row['filename'] + '.txt')
        if os.path.exists(path):
            articles.append((row['compartment'], row['filename'], row['publication_date'],
                             open(path, encoding='utf-8').read()))
    weights = list(vectors([article[3] for article in articles]))
    holders, sharers = collections.defaultdict(list), collections.defaultdict(set)
    runs = [quoted_runs(article[3]) for article in articles]
    for i, vector in enumerate(weights):
        for word, x in vector.items():
            holders[word].append((i, x))
        for run in runs[i]:
            sharers[run].add(i)
    for i, (part, name, published, text) in enumerate(articles):
        if part != argv[2]:
            continue
        near = collections.Counter()
        for word, x in weights[i].items():
            for k, y in holders[word]:
                near[k] += x * y
        shares = set().union(*(sharers[run] for run in runs[i])) - {i}
        chosen = [k for k, _ in near.most_common(21) if k != i][:20]
        chosen += [k for k in sorted(shares)[:8] if k not in chosen]
        siblings = [[articles[k][2], round(near[k], 4), k in shares] for k in chosen]
        print(json.dumps({'id': name, 'published': published, 'text': text, 'siblings': siblings}))


if __name__ == '__main__':
    main(sys.argv)
