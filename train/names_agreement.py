#!/usr/bin/env python3
"""How far the names agree with those of a silver analysis: the same span and type.

usage: names_agreement.py SILVER.conllu READ.jsonl

SILVER.conllu  documents named by `# newdoc id`, with s= e= ner= (code points, CoreNLP's 4 classes) in the last column
READ.jsonl     what `readout read --format jsonl` printed of the same texts; documents are matched by file name
"""
import json
import os
import sys

TYPES = {'PERSON': 'person', 'ORGANIZATION': 'organisation', 'LOCATION': 'place'}


def silver_names(path):
    """-> {document: {(begin, end, type)}}"""
    names, last = {}, None
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            line = line.rstrip('\n')
            if line.startswith('# newdoc'):
                here = names[line.split('=', 1)[1].strip()] = []
            if not line or line[0] == '#':
                last = None
                continue
            marks = dict(mark.split('=', 1) for mark in line.split('\t')[9].split('|') if '=' in mark)
            kind = marks.get('ner')
            if kind in TYPES and kind == last:
                here[-1][1] = int(marks['e'])
            elif kind in TYPES:
                here.append([int(marks['s']), int(marks['e']), TYPES[kind]])
            last = kind
    return {document: {tuple(name) for name in found} for document, found in names.items()}


def main(arguments):
    if len(arguments) != 3:
        print(__doc__)
        return 2
    silver = silver_names(arguments[1])
    pairs = []
    with open(arguments[2], encoding='utf-8') as lines:
        for article in map(json.loads, lines):
            document = os.path.splitext(os.path.basename(article['id']))[0]
            if document in silver:
                pairs.append((silver[document], {(*name['span'], name['type']) for name in article['names']
                                                 if name['type'] in TYPES.values()}))
    for kind in [None, *TYPES.values()]:
        chosen = [[{name for name in side if kind in (None, name[2])} for side in pair] for pair in pairs]
        both = sum(len(gold & found) for gold, found in chosen)
        wanted, given = (sum(len(pair[side]) for pair in chosen) for side in (0, 1))
        print('%-13s P %6.2f  R %6.2f  F1 %6.2f  (%d of CoreNLP, %d found)' % (
            kind or 'all', 100 * both / max(given, 1), 100 * both / max(wanted, 1),
            200 * both / max(wanted + given, 1), wanted, given))
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
