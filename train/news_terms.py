#!/usr/bin/env python3
"""Make data/story/terms.tsv: in how many of 19,436 news articles a word occurs, for words that occur in at least eight.

usage: news_terms.py NEWS.jsonl.xz > data/story/terms.tsv
NEWS has an object a line with "title" and "text". Words are counted once an article, in its headline and the first 1,500 characters, in the
form that src/story/tokens.c gives them: lower case, without marks on letters, the plural's s and the possessive off,
contractions in two (data/story/contractions.tsv).
"""
import collections
import json
import lzma
import os
import re
import sys
import unicodedata

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def normal(word):
    word = ''.join(c for c in unicodedata.normalize('NFD', word.lower().replace('’', "'")) if not unicodedata.combining(c))
    if word.endswith("'s"):
        word = word[:-2]
    word = word.replace("'", '')
    if len(word) > 4 and word.endswith('ies'):
        return word[:-3] + 'y'
    if len(word) > 3 and word.endswith('s') and not word.endswith(('ss', 'us', 'is')):
        return word[:-1]
    return word


def contractions(path):
    rows = (line.rstrip('\n').split('\t') for line in open(path, encoding='utf-8') if not line.startswith('#'))
    return {row[0]: row[1:] for row in rows}


def opened(word, short):
    """its two words where it is a contraction, else itself"""
    plain = word.lower().replace('’', "'")
    if plain in short:
        return [short[plain][1], short[plain][0]]
    for ending, (stands_for, *_) in short.items():
        if plain.endswith(ending) and len(plain) > len(ending):
            return [word[:-len(ending)], stands_for]
    return [word]


def main(path):
    short = contractions(os.path.join(os.path.dirname(__file__), '..', 'data', 'story', 'contractions.tsv'))
    articles, counts = 0, collections.Counter()
    for line in lzma.open(path, 'rt', encoding='utf-8'):
        article = json.loads(line)
        text = (article.get('title') or '') + ' ' + article['text'][:1500]
        counts.update({normal(word) for token in WORD.findall(text) for word in opened(token, short)})
        articles += 1
    print('# origin: counted by train/news_terms.py in %d news articles of 2012-2020; facts, free to use' % articles)
    print('# word, number of articles that have it; the row "*" has the number of all')
    print("*\t%d" % articles)
    for word in sorted(counts):
        if counts[word] >= 8 and word.isascii() and word:
            print('%s\t%d' % (word, counts[word]))


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
