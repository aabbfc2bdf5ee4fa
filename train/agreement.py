#!/usr/bin/env python3
"""How far an analysis agrees with CoreNLP's silver one: Penn tags and heads, of the words both cut alike.

usage: agreement.py SILVER.conllu SYSTEM.conllu     documents in the same order, named by # newdoc id
Relations are not compared: the silver ones are UD v1.
"""
import os
import sys

UNESCAPE = {'-LRB-': '(', '-RRB-': ')', '-LSB-': '[', '-RSB-': ']', '-LCB-': '{', '-RCB-': '}', '``': '"', "''": '"'}
PLAIN = str.maketrans('“”‘’—–', '""\'\'--')


def read(path):
    """-> {document: [(begin, end, tag, (begin, end) of the head or None)]}, in characters without white space"""
    documents, words, sentence, position = {}, [], [], 0

    def close():
        by_id = {w[0]: w for w in sentence}
        for _, begin, end, tag, head in sentence:
            words.append((begin, end, tag, by_id[head][1:3] if head in by_id else None))
        sentence.clear()

    for line in open(path, encoding='utf-8'):
        line = line.rstrip('\n')
        if line.startswith('# newdoc'):
            close()
            words, position = [], 0
            documents[os.path.splitext(os.path.basename(line.split('=', 1)[1].strip()))[0]] = words
        elif not line:
            close()
        elif line[0] != '#':
            cells = line.split('\t')
            if not cells[0].isdigit():
                continue
            form = UNESCAPE.get(cells[1], cells[1]).translate(PLAIN).replace(' ', '').replace('\u00a0', '')
            sentence.append((int(cells[0]), position, position + len(form), cells[4], int(cells[6])))
            position += len(form)
    close()
    return documents


def main(argv):
    if len(argv) != 3:
        sys.exit(__doc__)
    silver, system = read(argv[1]), read(argv[2])
    both = tags = heads = documents = 0
    for name, words in silver.items():
        found = {w[:2]: w for w in system.get(name, [])}
        alike = [(w, found[w[:2]]) for w in words if w[:2] in found]
        if len(alike) < len(words) * 0.5:
            continue  # the texts are not spelt alike: their characters cannot be counted side by side
        documents += 1
        both += len(alike)
        tags += sum(a[2] == b[2] for a, b in alike)
        heads += sum(a[3] == b[3] for a, b in alike)
    print('%d documents, %d words cut alike: tags %.2f, heads %.2f' %
          (documents, both, 100 * tags / max(1, both), 100 * heads / max(1, both)))


if __name__ == '__main__':
    main(sys.argv)
