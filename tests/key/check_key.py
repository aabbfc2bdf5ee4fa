#!/usr/bin/env python3
"""Check that an answer key is well formed and that every text it points to occurs in its article.

usage: check_key.py [STORY_FOLDER...]      (none given: every folder of examples/ that has a key.json)

Prints one line for each fault and one line of counts for each key. Exit 0: no fault; 1: faults; 2: wrong usage.
"""
import datetime
import json
import os
import re
import sys

sys.dont_write_bytecode = True
import keylib  # noqa: E402

KINDS = ('direct', 'indirect', 'mixed')
ACTS = ('assert', 'deny', 'demand', 'urge', 'accept', 'reject', 'promise', 'threaten', 'assess', 'decline')
FROM = ('given', 'metadata', 'stated', 'inferred', 'unknown')
OUTLET_FROM = ('metadata', 'stated', 'unknown')
DISPUTES = ('report_denied', 'figure', 'assessment', 'acceptance', 'blame', 'date', 'place', 'participant')
QUALIFIERS = ('exact', 'at_least', 'more_than', 'less_than', 'at_most', 'around', 'nearly', 'some', 'dozens', 'hundreds',
              'thousands', 'between')
FORMATS = ('txt', 'html', 'jsonl', 'rss', 'atom')
FIELDS = {
    'articles': 'id file format url outlet outlet_from title published published_from published_text true_date dateline '
                'credits copy_of headline_texts skipped_texts',
    'statements': 'utterance article kind speaker source_text cue_text where content_texts act to when',
    'people': 'name type roles affiliation country other_names',
    'figures': 'series topic counts place points',
    'disputes': 'type a b why',
    'timeline': 'day what articles anchors',
}
TALKS = {
    'rounds': 'place mode first_day last_day parties mediators who_came level articles anchors',
    'proposals': 'name announced by place anchor phases replies',
    'sticking_points': 'name positions',
    'assessments': 'article text who scale when',
    'parties': 'name',
    'mediators': 'name',
}
DAY = re.compile(r'\d{4}-\d\d(-\d\d)?$')


class Check:
    def __init__(self, folder):
        self.folder, self.faults = folder, []
        with open(os.path.join(folder, 'key.json'), encoding='utf-8') as f:
            self.key = json.load(f)
        self.texts = {k: keylib.Text(v) for k, v in keylib.load_articles(folder).items()}
        self.names = {p['name'] for p in self.key.get('people', [])}

    def fault(self, *words):
        self.faults.append(' '.join(str(w) for w in words))

    def anchor(self, what, item, unique=False):
        """that item's text is in its article, and only once if it must be"""
        text = self.texts.get(item.get('article'))
        if text is None:
            return self.fault(what, 'names no article:', item.get('article'))
        n = len(text.all(item.get('text') or '\0'))
        if n == 0:
            self.fault(what, 'is not in', item['article'], ':', repr(item.get('text'))[:90])
        if unique and n > 1:
            self.fault(what, 'is', n, 'times in', item['article'], ':', repr(item.get('text'))[:90])

    def day(self, what, value, empty=True):
        if value is None and empty:
            return
        try:
            if not DAY.match(value):
                raise ValueError
            datetime.date.fromisoformat(value if len(value) == 10 else value + '-01')
        except (TypeError, ValueError):
            self.fault(what, 'has no day:', value)

    def known(self, what, name):
        if name is not None and name not in self.names:
            self.fault(what, 'names nobody in people:', name)

    def choice(self, what, value, choices):
        if value not in choices:
            self.fault(what, 'is', value, 'but must be one of', ' '.join(choices))

    def fields(self):
        for table in (FIELDS, TALKS):
            for section, names in table.items():
                if section not in self.key:
                    if table is FIELDS:
                        self.fault('section', section, 'is missing')
                    continue
                for n, item in enumerate(self.key[section]):
                    for name in names.split():
                        if name not in item:
                            self.fault(section, n, 'has no', name)

    def articles(self):
        ids = [a['id'] for a in self.key['articles']]
        for i in sorted(set(ids)):
            if ids.count(i) > 1:
                self.fault('article', i, 'is listed twice')
        for i in sorted(set(self.texts) - set(ids)):
            self.fault('article', i, 'is in the folder, not in the key')
        for a in self.key['articles']:
            if a['id'] not in self.texts:
                self.fault('article', a['id'], 'is in the key, not in the folder')
                continue
            self.choice('published_from of ' + a['id'], a['published_from'], FROM)
            self.choice('outlet_from of ' + a['id'], a['outlet_from'], OUTLET_FROM)
            self.choice('format of ' + a['id'], a['format'], FORMATS)
            self.day('published of ' + a['id'], a['published'])
            self.day('true_date of ' + a['id'], a['true_date'], empty=False)
            if a['copy_of'] is not None and a['copy_of'] not in ids:
                self.fault(a['id'], 'copies an unknown article', a['copy_of'])
            if a['published_from'] == 'stated' and not a['published_text']:
                self.fault(a['id'], 'states a date but published_text is empty')
            lines = a['headline_texts'] + a['skipped_texts'] + a.get('date_evidence', [])
            lines += [c['text'] for c in a['credits'] if c['text']]
            for t in lines + [a[k] for k in ('title', 'dateline', 'published_text') if a[k]]:
                self.anchor('a text of the article', {'article': a['id'], 'text': t})

    def statements(self):
        reports = {}
        for n, s in enumerate(self.key['statements']):
            what = 'statement %d (%s)' % (n, s['article'])
            self.choice(what + ' kind', s['kind'], KINDS)
            self.choice(what + ' act', s['act'], ACTS)
            self.day(what + ' when', s['when'])
            self.known(what, s['speaker'])
            text = self.texts.get(s['article'])
            if text is None:
                self.fault(what, 'names no article')
                continue
            if not s['content_texts']:
                self.fault(what, 'has no content')
            for t in s['content_texts'] + [s[k] for k in ('source_text', 'cue_text') if s[k]]:
                self.anchor(what, {'article': s['article'], 'text': t})
            if s['where']:
                self.anchor(what + ' where', {'article': s['article'], 'text': s['where']}, unique=True)
                if s['cue_text'] and s['cue_text'] not in s['where']:
                    self.fault(what, 'where does not hold the cue', s['cue_text'])
            elif s['cue_text']:
                self.fault(what, 'has a cue but no where')
            spans = keylib.place(text, s)
            if len(spans['content']) > 1 and spans['content'] != sorted(spans['content']):
                self.fault(what, 'has contents out of order')
            for u in keylib.utterances(s):
                reports.setdefault(u, set()).add(s['article'])
        for u, where in sorted(reports.items()):
            if len(where) < 2:
                self.fault('utterance', u, 'is reported by one article only:', *where)
        for i in self.key['statements_complete_for']:
            if i not in self.texts:
                self.fault('statements_complete_for names no article:', i)
        return reports

    def figures(self):
        for f in self.key['figures']:
            for p in f['points']:
                what = 'figure %s (%s)' % (f['series'], p['article'])
                self.anchor(what, {'article': p['article'], 'text': p['where']}, unique=True)
                if p['text'] not in p['where']:
                    self.fault(what, 'where does not hold', p['text'])
                self.choice(what + ' qualifier', p['qualifier'], QUALIFIERS)
                self.day(what + ' as_of', p['as_of'])
                self.known(what, p['by'])
                if not isinstance(p['value'], (int, float)):
                    self.fault(what, 'has no value')
                if p['upper'] is not None and p['upper'] <= p['value']:
                    self.fault(what, 'has an upper bound below its value')

    def rest(self):
        k = self.key
        for d in k['disputes']:
            self.choice('dispute type', d['type'], DISPUTES)
        for section in ('disputes', 'not_disputes', 'quotation_changes'):
            for d in k.get(section, []):
                self.anchor(section, d['a'])
                self.anchor(section, d['b'])
                if d['a'] == d['b'] and d.get('type') != 'report_denied':
                    self.fault(section, 'has twice the same place:', d['a']['text'][:60])
        days = []
        for e in k['timeline']:
            self.day('timeline ' + e['what'], e['day'], empty=False)
            days.append(e['day'])
            if not e['anchors'] or {t['article'] for t in e['anchors']} != set(e['articles']):
                self.fault('timeline', e['what'], 'has anchors that differ from its articles')
            for t in e['anchors']:
                self.anchor('timeline', t)
        if days != sorted(days):
            self.fault('the timeline is out of order')
        for p in k['people']:
            self.choice('type of ' + p['name'], p['type'], ('person', 'organisation', 'place', 'other'))
            whole = ' '.join(t.plain for t in self.texts.values())
            if not any(x.translate(keylib.QUOTES) in whole for x in [p['name']] + p['other_names']):
                self.fault('nobody writes of', p['name'])
            for x in p['other_names']:
                if x.translate(keylib.QUOTES) not in whole:
                    self.fault(p['name'], 'is never called', x)
        for n in k.get('namesakes', []):
            for x in n['names']:
                self.known('namesakes', x)

    def talks(self):
        k = self.key
        for section in ('parties', 'mediators'):
            for p in k.get(section, []):
                self.known(section, p['name'])
        for r in k.get('rounds', []):
            self.day('round', r['first_day'], empty=False)
            self.day('round', r['last_day'], empty=False)
            if r['last_day'] < r['first_day']:
                self.fault('a round ends before it begins:', r['place'])
            for x in r['who_came'] + r['parties'] + r['mediators']:
                self.known('round', x)
            for t in r['anchors']:
                self.anchor('round', t)
        for p in k.get('proposals', []):
            self.day('proposal', p['announced'], empty=False)
            self.anchor('proposal', p['anchor'])
            if [x['order'] for x in p['phases']] != list(range(1, len(p['phases']) + 1)):
                self.fault('phases of', p['name'], 'are out of order')
            for x in p['phases'] + [t for x in p['phases'] for t in x['also']] + p['replies']:
                self.anchor('proposal', x)
        for p in k.get('sticking_points', []):
            for x in p['positions']:
                self.known('position', x['party'])
                self.anchor('position', x)
        for a in k.get('assessments', []):
            self.anchor('assessment', a)
            self.day('assessment', a['when'], empty=False)
            if a['scale'] not in (-2, -1, 0, 1, 2):
                self.fault('assessment off the scale:', a['scale'])


def check(folder):
    c = Check(folder)
    c.fields()
    if not c.faults:
        c.articles()
        reports = c.statements()
        c.figures()
        c.rest()
        c.talks()
    for f in c.faults:
        print('%s: %s' % (folder, f))
    counts = ['%d %s' % (len(v), name.replace('_', ' ')) for name, v in c.key.items() if isinstance(v, list)]
    if not c.faults:
        counts.append('%d merged utterances' % len(reports))
        counts.append('%d figure points' % sum(len(f['points']) for f in c.key['figures']))
    print('%s: %s; %s' % (folder, ', '.join(counts), '%d faults' % len(c.faults) if c.faults else 'sound'))
    return not c.faults


def main(argv):
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'examples')
    folders = argv[1:] or [os.path.join(root, d) for d in sorted(os.listdir(root))
                           if os.path.exists(os.path.join(root, d, 'key.json'))]
    if not folders or any(not os.path.exists(os.path.join(d, 'key.json')) for d in folders):
        print(__doc__)
        return 2
    return 0 if all([check(os.path.relpath(d)) for d in folders]) else 1


if __name__ == '__main__':
    sys.exit(main(sys.argv))
