#!/usr/bin/env python3
"""Make data/story/terms.tsv: in how many of 19,436 news articles a word occurs, for words that occur in at least eight.

usage: news_terms.py NEWS.jsonl.xz > data/story/terms.tsv
NEWS has an object a line with "title" and "text". Words are counted once an article, in its headline and the first 1,500 characters, in the
form that src/story/tokens.c gives them: lower case, without marks on letters, the plural's s and the possessive off.
"""
import collections
import json
import lzma
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


def main(path):
    articles, counts = 0, collections.Counter()
    for line in lzma.open(path, 'rt', encoding='utf-8'):
        article = json.loads(line)
        text = (article.get('title') or '') + ' ' + article['text'][:1500]
        counts.update({normal(word) for word in WORD.findall(text)})
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
