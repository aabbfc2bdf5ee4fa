#!/usr/bin/env python3
"""How often a statement's source that is a pronoun or a part of a name goes to whom the corpus's coreference says.

usage: coreference.py text GUM.conllu FOLDER [GLOB]         writes the text of each document whose id fits, one file each
       coreference.py score CORPUS.conllu READ.jsonl        [--misses]

CORPUS.conllu  GUM (Entity=), or CoreNLP's silver annotation of PolNeAR (s=, e=, coref=)
READ.jsonl     what `readout read --format jsonl` printed for its texts

Counted are the statements found whose source is one word, that the corpus has as a mention of a chain with a fuller mention;
right is a speaker with a mention, no pronoun, that holds the head of a fuller mention of that chain or ends where it ends.
The silver chains are a machine's and often wrong: agreement, not truth. Of those with "he" and "she" only the ones count that
have a person's name.
"""
import collections
import fnmatch
import json
import os
import re
import sys

PRONOUNS = {'he', 'she', 'it', 'they', 'his', 'her', 'its', 'their', 'him', 'them', 'who', 'which', 'that', 'himself', 'herself', 'itself',
            'themselves', 'whom', 'whose'}
FIRST = {'i', 'we', 'you', 'me', 'us', 'my', 'our', 'your', 'this', 'these', 'those', 'one', 'myself', 'mine', 'yours'}


def gum_documents(path):
    """-> {document: (text, [(chain, begin, end, begin of the head)])}"""
    documents, name, paragraph = {}, None, False
    for block in open(path, encoding='utf-8').read().split('\n\n'):
        rows, text = [], None
        for line in block.split('\n'):
            if line.startswith('# newdoc'):
                name = line.split('=', 1)[1].strip()
                documents[name] = ['', [], []]
            elif line.startswith('# newpar') and '_block' not in line:
                paragraph = True
            elif line.startswith('# text ='):
                text = line.split('=', 1)[1].strip()
            elif line and line[0].isdigit():
                rows.append(line.split('\t'))
        if text is None:
            continue
        document = documents[name]
        if document[0]:
            document[0] += '\n\n' if paragraph else ' '
        paragraph = False
        base, at, joined_until = len(document[0]), 0, 0
        document[0] += text
        for cells in rows:
            if '.' in cells[0]:
                continue
            if '-' in cells[0]:
                joined_until = int(cells[0].split('-')[1])
                continue
            found = text.find(cells[1], at)
            begin = found if found >= 0 else at
            at = begin + len(cells[1]) if found >= 0 else at
            word = (base + begin, base + max(at, begin + 1))
            entity = next((m[7:] for m in cells[9].split('|') if m.startswith('Entity=')), '')
            for opening, chain, body, closing in re.findall(r'(\()?([0-9]+)(-[^()]*)?(\))?', re.sub(r'\)(?=\()', ') ', entity)):
                if opening:
                    fields = body.split('-')
                    head = next((f for f in fields[4:] if re.fullmatch(r'[0-9]+(,[0-9]+)*', f)), '1')
                    document[2].append([chain, word[0], None, int(head.split(',')[0]), []])
                if closing:
                    for mention in reversed(document[2]):
                        if mention[0] == chain and mention[2] is None:
                            mention[2] = word[1]
                            break
            for mention in document[2]:
                if mention[2] is None or mention[2] == word[1] and mention[1] <= word[0]:
                    mention[4].append(word[0])
            for mention in [m for m in document[2] if m[2] is not None]:
                document[2].remove(mention)
                words = mention[4]
                document[1].append((mention[0], mention[1], mention[2], words[min(mention[3], len(words)) - 1]))
    return {name: (text, mentions, None) for name, (text, mentions, _) in documents.items()}


def silver_documents(path):
    documents, mentions, persons, sentence = {}, None, None, []

    def close():
        at = {c[0]: c for c in sentence}
        for cells in sentence:
            fields = dict(f.split('=', 1) for f in cells[9].split('|') if '=' in f)
            for chain in fields.get('coref', '').split(','):
                if chain:
                    group, first, last = re.fullmatch(r'([0-9]+):([0-9]+)-([0-9]+)', chain).groups()
                    if first in at and last in at:
                        mentions.append((group, place(at[first])[0], place(at[last])[1], place(cells)[0]))
                        if fields.get('ner') == 'PERSON':
                            persons.add((group, place(cells)[0]))
        sentence.clear()

    def place(cells):
        fields = dict(f.split('=', 1) for f in cells[9].split('|') if '=' in f)
        return int(fields['s']), int(fields['e'])

    for line in open(path, encoding='utf-8'):
        line = line.rstrip('\n')
        if line.startswith('# newdoc'):
            mentions, persons = [], set()
            documents[line.split('=', 1)[1].strip()] = (None, mentions, persons)
        elif not line:
            close()
        elif line[0].isdigit():
            sentence.append(line.split('\t'))
    close()
    return documents


def score(corpus, path, misses):
    right, total = collections.Counter(), collections.Counter()
    for line in open(path, encoding='utf-8'):
        record = json.loads(line)
        name = re.sub(r'\.txt$', '', os.path.basename(record['id']))
        if name not in corpus:
            continue
        text = record['text']
        _, mentions, persons = corpus[name]
        by_span = {(b, e): chain for chain, b, e, _ in mentions}
        fuller = collections.defaultdict(list)
        for chain, begin, end, head in mentions:
            words = text[begin:end].lower().split()
            if not (len(words) == 1 and words[0] in PRONOUNS | FIRST):
                fuller[chain].append((begin, end, head))
        for s in record.get('statements') or []:
            for begin, end in s['source'] or []:
                word = text[begin:end]
                chain = by_span.get((begin, end))
                if chain is None or ' ' in word or word.lower() in FIRST:
                    continue
                kind = word.lower() if word.lower() in PRONOUNS else 'a name'
                others = [m for m in fuller[chain] if m[:2] != (begin, end) and (kind != 'a name' or ' ' in text[m[0]:m[1]])]
                if persons is not None and kind in ('he', 'she', 'his', 'her', 'him'):
                    others = [m for m in others if (chain, m[2]) in persons]
                if not others:
                    continue
                entity = record['entities'][s['speaker']] if s['speaker'] is not None else {'mentions': [], 'name': None}
                named = [(b, e) for b, e in entity['mentions'] if text[b:e].lower() not in PRONOUNS]
                ok = any(b <= head < e or e == stop for b, e in named for _, stop, head in others)
                total[kind] += 1
                right[kind] += ok
                if misses and not ok:
                    print('%s %d: %s is %s, found %s' % (name, begin, word, ' / '.join({text[b:e][:50] for b, e, _ in others[:3]}), entity['name']))
    for kind, n in total.most_common():
        print('%-8s %4d of %4d, %.1f%%' % (kind, right[kind], n, 100 * right[kind] / n))
    pronouns = [k for k in total if k != 'a name']
    n = sum(total[k] for k in pronouns)
    print('pronouns %4d of %4d, %.1f%%' % (sum(right[k] for k in pronouns), n, 100 * sum(right[k] for k in pronouns) / max(n, 1)))
    return 0


def main(argv):
    if len(argv) >= 4 and argv[1] == 'text':
        os.makedirs(argv[3], exist_ok=True)
        for name, (text, _, _) in gum_documents(argv[2]).items():
            if len(argv) < 5 or fnmatch.fnmatch(name, argv[4]):
                with open(os.path.join(argv[3], name + '.txt'), 'w', encoding='utf-8') as f:
                    f.write(text + '\n')
        return 0
    if len(argv) >= 4 and argv[1] == 'score':
        with open(argv[2], encoding='utf-8') as f:
            gum = 'global.Entity' in f.read(4096)
        return score(gum_documents(argv[2]) if gum else silver_documents(argv[2]), argv[3], '--misses' in argv)
    print(__doc__)
    return 2


if __name__ == '__main__':
    sys.exit(main(sys.argv))
