#!/usr/bin/env python3
"""Test the keys and their scorer: each key is sound; what a perfect program would print scores 100 on every line; one
that errs scores less on the lines it errs on; what is absent from the input is not scored.

usage: scorer_test.py [STORY_FOLDER...]      (none given: every folder of examples/ that has a key.json)
"""
import json
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import keylib  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))


def perfect_record(key, article, text):
    """what `readout read` would print for an article if it found just what the key says"""
    ids = {}

    def entity(name):
        return ids.setdefault(name, len(ids)) if name else None

    def here(items):
        return [{**x, 'span': text.one(x['text'])} for x in items if x['article'] == article['id']]

    statements = []
    for s in key['statements']:
        if s['article'] == article['id']:
            p = keylib.place(text, s)
            statements.append({'source': p['source'] or None, 'cue': p['cue'], 'content': p['content'], 'speaker': entity(s['speaker']),
                               **{k: s[k] for k in ('kind', 'to', 'act', 'when')}})
    for q in key['people']:
        if any(text.all(x) for x in [q['name']] + q['other_names']):
            entity(q['name'])
    roles = {q['name']: q['roles'] for q in key['people']}
    points = [p for f in key['figures'] for p in f['points'] if p['article'] == article['id']]
    lines = article['skipped_texts'] + article.get('clutter_texts', [])
    return {
        'id': article['id'], 'url': article['url'], 'title': article['title'], 'outlet': article['outlet'], 'text': text.raw,
        'published': article['published'], 'published_from': article['published_from'],
        'skipped': [text.one(x) for x in lines], 'credits': [c for c in article['credits'] if c['text']],
        'statements': statements, 'entities': [{'id': v, 'name': n, 'roles': roles[n]} for n, v in ids.items()],
        'figures': [{**p, 'span': text.inside(text.one(p['where']), p['text'])} for p in points],
        'talks': {
            'rounds': here(x for r in key.get('rounds', []) for x in r['anchors']),
            'proposals': here(x for r in key.get('proposals', []) for x in r['phases']),
            'sticking_points': here(x for r in key.get('sticking_points', []) for x in r['positions']),
            'assessments': here(key.get('assessments', [])),
        },
    }


def perfect_rows(key):
    """what `readout show` would print"""
    merged = {}
    for n, s in enumerate(key['statements']):
        for u in keylib.utterances(s) or [n]:
            row = merged.setdefault(u, {'speaker': s['speaker'], 'reports': []})
            row['reports'].append({'article': s['article'], 'content': ' '.join(s['content_texts'])})
    return {
        'statements': list(merged.values()), 'figures': key['figures'], 'disputes': key['disputes'],
        'articles': [{'id': a['id'], 'copy_of': a['copy_of']} for a in key['articles']],
        'people': [{'name': p['name']} for p in key['people']],
        'timeline': [{'day': e['day'], 'reports': e['anchors']} for e in key['timeline']],
    }


def score(folder, read=None, shown=None):
    with tempfile.TemporaryDirectory() as tmp:
        args = []
        for name, rows in ([('read', read)] if read is not None else []) + sorted((shown or {}).items()):
            path = os.path.join(tmp, name + '.jsonl')
            with open(path, 'w', encoding='utf-8') as f:
                f.writelines(json.dumps(r) + '\n' for r in rows)
            args += ['--read', path] if name == 'read' else ['--show', name + '=' + path]
        done = subprocess.run([sys.executable, os.path.join(HERE, 'score_key.py'), folder, '--json'] + args, stdout=subprocess.PIPE, check=False)
        return json.loads(done.stdout), done.returncode


def test(folder):
    faults = []

    def expect(ok, what):
        if not ok:
            faults.append(what)

    expect(subprocess.call([sys.executable, os.path.join(HERE, 'check_key.py'), folder]) == 0, 'the key is not sound')
    with open(os.path.join(folder, 'key.json'), encoding='utf-8') as f:
        key = json.load(f)
    texts = {k: keylib.Text(v) for k, v in keylib.load_articles(folder).items()}
    read = [perfect_record(key, a, texts[a['id']]) for a in key['articles']]
    shown = perfect_rows(key)

    got, code = score(folder, read, shown)
    expect(code == 0 and len(got['scores']) > 20, 'the perfect program was not scored')
    for s in got['scores']:
        if s['key']:
            expect(s['recall'] == 1 and s['precision'] in (None, 1), 'the perfect program scores %(right)d of %(key)d on %(section)s, %(item)s' % s)

    for r in read:                      # half the statements lost, one made up in each article, every speaker wrong
        made_up = dict(r['statements'][0], cue=[], content=[[0, 1]]) if r['statements'] else None
        r['statements'] = [dict(s, speaker=None) for s in r['statements'][::2]] + ([made_up] if made_up else [])
        r['talks'] = {}
    got, _ = score(folder, read, {'statements': [{'reports': [x for row in shown['statements'] for x in row['reports']]}]})
    line = {(s['section'], s['item']): s for s in got['scores']}
    found, speaker = line['statements', 'found'], line['statements', 'with speaker']
    expect(0.4 < found['recall'] < 0.65 and found['precision'] < 1, 'lost and made-up statements leave the score at %(recall)s' % found)
    expect(speaker['recall'] < found['recall'], 'wrong speakers cost nothing')
    if ('merged', 'pairs of reports') in line and line['merged', 'pairs of reports']['key']:
        expect(line['merged', 'pairs of reports']['precision'] < 0.1, 'one row of everything passes as merged')
    expect(any(x['section'] == 'talks: rounds' for x in got['not_scored']), 'talks that are absent pass as scored')

    got, code = score(folder)
    expect(code == 2 and len(got['not_scored']) == 7, 'no input passes as scored')
    for f in faults:
        print('%s: %s' % (folder, f))
    return not faults


def main(argv):
    root = os.path.join(HERE, '..', '..', 'examples')
    folders = argv[1:] or [os.path.join(root, d) for d in sorted(os.listdir(root)) if os.path.exists(os.path.join(root, d, 'key.json'))]
    ok = all([test(os.path.relpath(d)) for d in folders])
    print('passed' if ok else 'FAILED')
    return 0 if ok else 1


if __name__ == '__main__':
    sys.exit(main(sys.argv))
