#!/usr/bin/env python3
"""Score what `readout` finds in an example story against its answer key, item by item.

usage: score_key.py STORY_FOLDER [--read READ.jsonl] [--show WHAT=ROWS.jsonl ...] [--misses [N]] [--json]

READ.jsonl   what `readout read --format jsonl STORY_FOLDER` printed: scores articles, statements, people, figures, talks
ROWS.jsonl   what `readout show STORY.db WHAT --format jsonl` printed, WHAT being statements, figures, articles, people,
             timeline or disputes: scores what the story step makes of all the articles together
--misses     name what was missed, wrong or extra, N lines a section (default 20)
--json       one JSON object in place of the table

A section that the input does not hold is "not scored", which is no pass. Exit 0 when something was scored, else 2.

How things match:
  statement   the cues share a word and so do the contents, or the contents' word sets have a Jaccard index of at least 0.5;
              "with speaker" asks for the right speaker too: the full name of a person, any name of an organisation,
              none (or nobody the key knows) where the source is not named
  figure      the number's place in the text; then its value, bound, qualifier
  merge       a pair of reports, from two articles, of one utterance: both in one row of `show statements`; two that are cut from
              different parts of a third report in that row count neither way
Statements within a headline, a caption or a line that is no prose of the article, and those the key calls optional,
count neither way. In articles outside the key's statements_complete_for, extra statements are not counted.
"""
import itertools
import json
import os
import re
import sys
import unicodedata

sys.dont_write_bytecode = True
import keylib  # noqa: E402

SHOWN = ('statements', 'figures', 'articles', 'people', 'timeline', 'disputes')


def fold(name):
    """a name without case, diacritics and titles, its quotation marks straight"""
    s = unicodedata.normalize('NFKD', name or '').translate(keylib.QUOTES)
    s = ''.join(c for c in s if not unicodedata.combining(c)).casefold().strip()
    return re.sub(r'^(?:the|mr|ms|mrs|dr|sir)\b\.? ', '', s)


def jaccard(a, b):
    return len(a & b) / len(a | b) if a or b else 0.0


def words(text):
    return frozenset(fold(m.group()) for m in keylib.WORD.finditer(text or ''))


def spans(value):
    """a field that is a span, a list of spans or null, as a list of spans"""
    if not value:
        return []
    return [tuple(value)] if isinstance(value[0], int) else [tuple(v) for v in value]


class Score:
    """One line of the result: how many of the key's items were found, how many found items are right."""

    def __init__(self, section, name):
        self.section, self.name = section, name
        self.right = self.gold = self.system = 0
        self.precise = False                 # whether extra items count
        self.notes = []

    def hit(self, ok, note):
        self.gold += 1
        self.right += bool(ok)
        if not ok:
            self.notes.append('missed ' + note)
        return ok

    def found(self, n, extra=()):
        self.precise = True
        self.system += n
        self.notes += ['extra ' + x for x in extra]

    def numbers(self):
        r = self.right / self.gold if self.gold else None
        p = self.right / self.system if self.precise and self.system else None
        if self.precise and not self.system:
            p = 0.0
        f = None if p is None or r is None else 2 * p * r / (p + r) if p + r else 0.0
        return p, r, f


class Scorer:
    def __init__(self, folder):
        with open(os.path.join(folder, 'key.json'), encoding='utf-8') as f:
            self.key = json.load(f)
        self.articles = {a['id']: a for a in self.key['articles']}
        self.alias = {}
        for a in self.key['articles']:
            for x in (a['id'], a['url']):
                if x:
                    self.alias[x] = a['id']
        self.people = {}
        for p in self.key['people']:
            names = [p['name']] + p['other_names']
            if p['type'] == 'person':
                names = [p['name']] + [n for n in p['other_names'] if len(n.split()) > 1]
            for n in names:
                self.people.setdefault(fold(n), set()).add(p['name'])
        self.gold_texts = {k: keylib.Text(v) for k, v in keylib.load_articles(folder).items()}
        self.scores, self.unscored = [], []
        self.read = None

    def line(self, section, name):
        s = Score(section, name)
        self.scores.append(s)
        return s

    def no(self, section, why):
        self.unscored.append((section, why))

    def article_id(self, value):
        if isinstance(value, dict):
            value = next((value[k] for k in ('id', 'article', 'name', 'url', 'file', 'path') if isinstance(value.get(k), str)), None)
        value = str(value)
        return self.alias.get(value) or self.alias.get(os.path.basename(value))

    def same_speaker(self, gold, name):
        known = self.people.get(fold(name), set()) if name else set()
        return gold in known if gold else not known

    # -- readout read ---------------------------------------------------------

    def load_read(self, rows):
        self.read = {}
        for r in rows:
            i = self.article_id(r.get('id')) or self.article_id(r.get('url'))
            if i:
                r['_text'] = keylib.Text(r.get('text') or '')
                self.read[i] = r

    def score_read(self):
        self.score_articles()
        self.score_bodies()
        self.score_credits()
        self.score_statements()
        self.score_people()
        self.score_figures()
        self.score_talks()

    def score_articles(self):
        found, title, outlet, date = (self.line('articles', n) for n in ('found', 'title', 'outlet', 'date'))
        source, inferred = self.line('articles', 'where the date is from'), self.line('articles', 'date inferred')
        for i, a in self.articles.items():
            r = self.read.get(i)
            if not found.hit(r is not None, i):
                continue
            if a['title']:
                title.hit(fold(r.get('title')) == fold(a['title']), '%s: %r' % (i, r.get('title')))
            if a['outlet'] and a['outlet_from'] != 'unknown':
                outlet.hit(same_outlet(r.get('outlet'), a['outlet']), '%s: %r' % (i, r.get('outlet')))
            got = '%s: %r' % (i, r.get('published'))
            if a['published_from'] == 'inferred':
                inferred.hit(r.get('published_from') == 'inferred' and (r.get('published') or '')[:10] == a['published'], got)
                continue
            date.hit((r.get('published') or '')[:10] == a['published'], got)
            same = {'given': ('given', 'metadata'), 'metadata': ('given', 'metadata')}.get(a['published_from'], (a['published_from'],))
            source.hit(r.get('published_from') in same, '%s: %r' % (i, r.get('published_from')))

    def score_bodies(self):
        """that a page's own text comes through, that its clutter does not, and that lines which are no prose are marked"""
        kept, clean, skipped = (self.line('articles', n) for n in ('text kept', 'clutter left out', 'lines skipped'))
        wrongly = self.line('articles', 'prose not skipped')
        for i, r in self.read.items():
            a, t = self.articles[i], r['_text']
            off = t.tokens(spans(r.get('skipped')))
            for x in a.get('clutter_texts', []):
                here = t.all(x)
                clean.hit(not here or t.tokens(here[:1]) <= off, '%s: %s' % (i, x[:60]))
            for x in a['skipped_texts']:
                here = t.all(x)
                if here:
                    got = t.tokens(here[:1])
                    skipped.hit(2 * len(got & off) >= len(got), '%s: %s' % (i, x[:60]))
            for s in (s for s in self.key['statements'] if s['article'] == i):
                here = keylib.place(t, s)['content']
                for x in s['content_texts']:
                    kept.hit(t.all(x), '%s: %s' % (i, x[:60]))
                if here:
                    wrongly.hit(not t.tokens(here) & off, '%s: %s' % (i, s['content_texts'][0][:60]))

    def score_credits(self):
        line = self.line('articles', 'credits')
        for i, r in self.read.items():
            got = [(c.get('kind'), fold(c.get('name'))) for c in r.get('credits') or []]
            gold = [(c['kind'], fold(c['name'])) for c in self.articles[i]['credits'] if c['text']]
            if gold or got:
                for c in gold:
                    line.hit(c in got, '%s: %s %s' % (i, c[0], c[1]))
                line.found(len(got), ['%s: %s %s' % (i, c[0], c[1]) for c in got if c not in gold])

    def system_statements(self, record):
        t = record['_text']
        names = {e.get('id'): e.get('name') for e in record.get('entities') or []}
        out = []
        for s in record.get('statements') or []:
            out.append({'cue': t.tokens(spans(s.get('cue'))), 'content': t.tokens(spans(s.get('content'))),
                        'source': t.tokens(spans(s.get('source'))), 'raw': s,
                        'name': names.get(s.get('speaker')) if not isinstance(s.get('speaker'), str) else s['speaker'],
                        'to': names.get(s['to'], s['to']) if isinstance(s.get('to'), (int, str)) else None,
                        'say': ' '.join(t.raw[b:e] for b, e in spans(s.get('content')))[:80]})
        return out

    def gold_statements(self, article, text):
        out = []
        for s in self.key['statements']:
            if s['article'] == article:
                p = keylib.place(text, s)
                out.append({'cue': text.tokens(p['cue']), 'content': text.tokens(p['content']),
                            'source': text.tokens(p['source']), 'raw': s, 'say': ' '.join(s['content_texts'])[:80]})
        return out

    @staticmethod
    def match(gold, system):
        """one to one, the largest overlap of contents first -> {index in gold: index in system}"""
        pairs = []
        for i, g in enumerate(gold):
            for j, s in enumerate(system):
                k = jaccard(g['content'], s['content'])
                if k >= 0.5 or k > 0 and g['cue'] & s['cue']:
                    pairs.append((bool(g['cue'] & s['cue']), k, -i, -j))
        out, used = {}, set()
        for _, _, i, j in sorted(pairs, reverse=True):
            if -i not in out and -j not in used:
                out[-i] = -j
                used.add(-j)
        return out

    def score_statements(self):
        if not any('statements' in r for r in self.read.values()):
            return self.no('statements', 'no statements in the input')
        names = 'found', 'with speaker', 'exact content', 'source', 'kind', 'act', 'to', 'when'
        line = {n: self.line('statements', n) for n in names}
        whole = set(self.key['statements_complete_for'])
        for i, r in self.read.items():
            t, system = r['_text'], self.system_statements(r)
            gold = self.gold_statements(i, t)
            pairs = self.match(gold, system)
            self.credit(line, gold, system, pairs, i)
            if i in whole:
                self.extra(line, t, gold, system, pairs, i)
        return None

    def credit(self, line, gold, system, pairs, article):
        for n, g in enumerate(gold):
            k, s = g['raw'], system[pairs[n]] if n in pairs else None
            if k.get('optional'):
                continue
            note = '%s: [%s] %s' % (article, k['speaker'] or '-', g['say'])
            if not line['found'].hit(s, note):
                line['with speaker'].hit(False, note)
                line['exact content'].hit(False, note)
                continue
            named = self.same_speaker(k['speaker'], s['name']) or 'speaker_here' in k and self.same_speaker(k['speaker_here'], s['name'])
            line['with speaker'].hit(named, '%s (found: %s)' % (note, s['name']))
            line['exact content'].hit(g['content'] == s['content'], '%s (found: %s)' % (note, s['say']))
            line['source'].hit(bool(g['source'] & s['source']) or not g['source'] and not s['source'], note)
            for field in ('kind', 'act'):
                line[field].hit(s['raw'].get(field) == k[field], '%s: %s, found %s' % (note, k[field], s['raw'].get(field)))
            if k['to']:
                line['to'].hit(words(str(s['to'])) & words(k['to']), '%s: to %s, found %s' % (note, k['to'], s['to']))
            if k['when']:
                line['when'].hit((s['raw'].get('when') or '')[:len(k['when'])] == k['when'],
                                 '%s: %s, found %s' % (note, k['when'], s['raw'].get('when')))

    def extra(self, line, text, gold, system, pairs, article):
        a = self.articles[article]
        free = text.tokens([x for t in a['headline_texts'] + a['skipped_texts'] + a.get('clutter_texts', []) for x in text.all(t)])
        kept, extras = 0, []
        optional = {j for i, j in pairs.items() if gold[i]['raw'].get('optional')}
        for j, s in enumerate(system):
            if j in optional or s['content'] and 2 * len(s['content'] & free) >= len(s['content']) and j not in pairs.values():
                continue
            kept += 1
            if j not in pairs.values():
                extras.append('%s: [%s] %s' % (article, s['name'] or '-', s['say']))
        for n in ('found', 'with speaker', 'exact content'):
            line[n].found(kept, extras if n == 'found' else ())

    def score_people(self):
        if not any('entities' in r for r in self.read.values()):
            return self.no('people', 'no entities in the input')
        person, org, role = (self.line('people', n) for n in ('persons', 'organisations', 'persons with a right role'))
        seen = {}
        for r in self.read.values():
            for e in r.get('entities') or []:
                for n in self.people.get(fold(e.get('name')), ()):
                    seen.setdefault(n, []).append(e)
        for p in self.key['people']:
            if p['type'] == 'person':
                if person.hit(p['name'] in seen, p['name']) and p['roles']:
                    want = frozenset().union(*(words(x) for x in p['roles'])) - words('of the a in at to from')
                    got = [x for e in seen[p['name']] for x in e.get('roles') or []]
                    role.hit(any(words(x) & want for x in got), '%s: %s' % (p['name'], got[:3]))
            elif p['type'] == 'organisation':
                org.hit(p['name'] in seen, p['name'])
        return None

    def score_figures(self):
        if not any('figures' in r for r in self.read.values()):
            return self.no('figures', 'no figures in the input')
        found, value, qualifier = (self.line('figures', n) for n in ('found', 'value and bound', 'qualifier'))
        for series in self.key['figures']:
            for p in series['points']:
                r = self.read.get(p['article'])
                if r is None:
                    continue
                t = r['_text']
                s = t.inside(t.one(p['where']), p['text'])
                want = t.tokens([s]) if s else frozenset()
                got = [f for f in r.get('figures') or [] if t.tokens(spans(f.get('span'))) & want]
                note = '%s: %s (%s)' % (p['article'], p['text'], series['series'])
                if found.hit(got, note):
                    note += ', found %s %s %s' % (got[0].get('qualifier'), got[0].get('value'), got[0].get('upper'))
                    if p['text'].lower() not in ('dozens', 'nearly a quarter'):
                        value.hit(any(same_number(f, p) for f in got), note)
                    qualifier.hit(any(f.get('qualifier') == p['qualifier'] for f in got), note)
        return None

    def score_talks(self):
        kinds = ('rounds', 'proposals', 'sticking_points', 'assessments')
        got = {k: [(i, x) for i, r in self.read.items() for x in (r.get('talks') or {}).get(k) or []] for k in kinds}
        for k in kinds:
            if not self.key.get(k):
                self.no('talks: ' + k, 'the key has none')
            elif not got[k]:
                self.no('talks: ' + k, 'none in the input')
        if self.key.get('assessments') and got['assessments']:
            self.score_assessments(got['assessments'])
        for k, anchors in (('rounds', lambda x: x['anchors']), ('proposals', lambda x: x['phases']), ('sticking_points', lambda x: x['positions'])):
            if self.key.get(k) and got[k]:
                line = self.line('talks', {'proposals': 'phases of proposals', 'sticking_points': 'positions on sticking points'}.get(k, k))
                for item in self.key[k]:
                    for a in anchors(item):
                        line.hit(self.touched(a, got[k]), '%s: %s' % (a['article'], a['text'][:70]))

    def touched(self, anchor, items):
        """whether an item found in the anchor's article has a span, at any depth, on the anchor"""
        r = self.read.get(anchor['article'])
        here = r['_text'].one(anchor['text']) if r else None
        if here is None:
            return False
        want = r['_text'].tokens([here])
        return any(r['_text'].tokens(deep_spans(x)) & want for i, x in items if i == anchor['article'])

    def score_assessments(self, items):
        found, scale = self.line('talks', 'assessments'), self.line('talks', 'assessments on the scale')
        for a in self.key['assessments']:
            hits = [x for i, x in items if i == a['article'] and self.touched(a, [(i, x)])]
            note = '%s: %+d %s' % (a['article'], a['scale'], a['text'][:60])
            if found.hit(hits, note):
                scale.hit(any(x.get('scale') == a['scale'] for x in hits), note + ', found %s' % [x.get('scale') for x in hits])

    # -- readout show ---------------------------------------------------------

    def score_show(self, what, rows):
        if not rows:
            return self.no('show ' + what, 'no rows')
        return getattr(self, 'show_' + what)(rows)

    def reports(self, row):
        """(article id, text) of each report of a row, whatever its fields are called"""
        out = []
        for r in row.get('reports') or row.get('points') or row.get('anchors') or [row]:
            i = self.article_id(next((r[k] for k in ('article', 'article_id', 'file', 'url', 'id') if k in r and self.article_id(r[k])), None))
            text = next((r[k] for k in ('text', 'content', 'quote', 'sentence', 'contents') if r.get(k)), '')
            if isinstance(text, list):
                text = ' '.join(x for x in text if isinstance(x, str))
            if i:
                out.append((i, text if isinstance(text, str) else ''))
        return out

    def show_statements(self, rows):
        """each pair of reports, from two articles, of one utterance"""
        merged = self.line('merged', 'pairs of reports')
        speaker = self.line('merged', 'speaker of merged statements')
        gold = [s for s in self.key['statements'] if not s.get('optional')]
        bag = [words(' '.join(s['content_texts'])) for s in gold]
        row_of = {}
        for n, row in enumerate(rows):
            for i, text in self.reports(row):
                w = words(text)
                best = max(((jaccard(w, b), g) for g, b in enumerate(bag) if gold[g]['article'] == i), default=(0, None))
                if best[0] >= 0.5:
                    row_of.setdefault(best[1], set()).add(n)
        names = [set(keylib.utterances(s)) for s in gold]
        members = {}
        for g, at in row_of.items():
            for n in at:
                members.setdefault(n, []).append(g)
        copies = {a['id']: a['copy_of'] for a in self.key['articles']}
        right = wrong = cut = 0
        extras = []
        for g, h in itertools.combinations(range(len(gold)), 2):
            if gold[g]['article'] == gold[h]['article'] or copies_of_one(copies, gold[g]['article'], gold[h]['article']):
                continue
            together = bool(row_of.get(g, set()) & row_of.get(h, set()))
            note = '%s / %s: %s' % (gold[g]['article'], gold[h]['article'], gold[g]['content_texts'][0][:50])
            if names[g] & names[h]:
                merged.hit(together, note)
                right += together
            elif together and any(names[g] & names[m] and names[h] & names[m] for n in row_of[g] & row_of[h] for m in members[n]):
                cut += 1
            elif together:
                wrong += 1
                extras.append(note + ' | ' + gold[h]['content_texts'][0][:50])
        merged.found(right + wrong, extras)
        for g, at in row_of.items():
            if names[g]:
                n = min(at)
                who = rows[n].get('speaker') or rows[n].get('by') or rows[n].get('source')
                who = who.get('name') if isinstance(who, dict) else who
                who = who if isinstance(who, str) else None
                mine = {gold[h]['speaker'] for h in range(len(gold)) if names[g] & names[h]}   # "the army" and its spokeswoman
                speaker.hit(any(self.same_speaker(x, who) for x in mine),
                            '%s: %s, found %s' % (gold[g]['article'], gold[g]['speaker'], who))

    def show_figures(self, rows):
        """points of one series of the key that stand in one row, or in rows "of" one series"""
        line = self.line('series', 'points in the series of their own')
        series_of = [row.get('of') or row.get('series') or n for n, row in enumerate(rows)]
        for series in (s for s in self.key['figures'] if len(s['points']) > 1):
            where = {}
            for p in series['points']:
                where[p['article'], p['where']] = [series_of[n] for n, row in enumerate(rows) for r in row.get('points') or row.get('reports') or [row]
                                                   if self.article_id(r.get('article') or r.get('file')) == p['article'] and same_number(r, p)]
            counts = [n for v in where.values() for n in v]
            top = max(set(counts), key=counts.count) if counts else None
            for (article, text), v in where.items():
                line.hit(top in v, '%s: %s: %s' % (series['series'], article, text[:60]))

    def show_articles(self, rows):
        found, copies = self.line('stored', 'articles'), self.line('stored', 'copies known as copies')
        by = {self.article_id(r.get('id')) or self.article_id(r.get('file')) or self.article_id(r.get('url')): r for r in rows}
        number = {r.get('number'): i for i, r in by.items() if i}
        group = {i: number.get(r.get('copy_of')) or r.get('copy_of') or r.get('source') or r.get('group') for i, r in by.items() if i}
        for i, a in self.articles.items():
            found.hit(i in by, i)
            if a['copy_of']:
                b = a['copy_of']
                same = self.article_id(group.get(i)) == b or self.article_id(group.get(b)) == i or group.get(i) and group.get(i) == group.get(b)
                copies.hit(same, '%s of %s' % (i, b))

    def show_people(self, rows):
        line = self.line('stored', 'one entity a person')
        for p in self.key['people']:
            if p['type'] == 'person':
                n = sum(p['name'] in self.people.get(fold(r.get('name')), ()) for r in rows)
                line.hit(n == 1, '%s: %d entities' % (p['name'], n))

    def show_timeline(self, rows):
        line = self.line('timeline', 'events of the day')
        for e in self.key['timeline']:
            on = [r for r in rows if str(r.get('day') or r.get('when') or r.get('date') or '')[:10] == e['day']]
            texts = [words(t) for r in on for i, t in self.reports(r) + [(None, str(r.get('what') or r.get('text') or ''))] if t]
            want = [words(a['text']) for a in e['anchors']]
            line.hit(any(len(w & t) >= 0.4 * min(len(w), len(t)) for w in want for t in texts if t and w), '%s %s' % (e['day'], e['what']))

    def show_disputes(self, rows):
        line, typed = self.line('disputes', 'pairs'), self.line('disputes', 'type of those found')
        rows = [r for r in rows if r.get('type') != 'words']     # a changed word is the key's quotation_changes
        names = {'denial': 'report_denied'}
        pairs = []
        for r in rows:
            sides = [r[k] for k in ('a', 'b') if isinstance(r.get(k), dict)] or r.get('sides') or r.get('cells') or r.get('reports') or []
            got = [x for s in sides for x in self.reports(s)]
            pairs.append((names.get(r.get('type'), r.get('type')), got))
        right = set()
        for d in self.key['disputes']:
            hits = [n for n, (_, got) in enumerate(pairs) if on_side(d['a'], got) and on_side(d['b'], got)]
            note = '%s: %s' % (d['type'], d['why'])
            if line.hit(hits, note):
                right.update(hits)
                typed.hit(any(pairs[n][0] == d['type'] for n in hits), note + ', found %s' % [pairs[n][0] for n in hits])
        # a denial shown alone where the key has who tells the claim too: neither found nor wrong
        alone = {n for n, (_, got) in enumerate(pairs) if n not in right and one_place(got)
                 and any(d['type'] == 'report_denied' and on_side(d['b'], got) for d in self.key['disputes'])}
        extras = [json.dumps(rows[n], ensure_ascii=False)[:200] for n in range(len(rows)) if n not in right | alone]
        line.found(line.right + len(extras), extras)


def one_place(reports):
    return len({(article, text) for article, text in reports}) == 1


def same_outlet(found, name):
    """by name, or by a domain that spells it"""
    site = re.sub(r'^www\.', '', fold(found)).split('.')[0]
    return fold(found) == fold(name) or site in (re.sub(r'\W', '', fold(name)), re.sub(r'\W', '', name.casefold()))


def copies_of_one(copies, a, b):
    return (copies.get(a) or a) == (copies.get(b) or b)


def same_number(found, point):
    def same(a, b):
        return a == b if a is None or b is None else isinstance(a, (int, float)) and abs(a - b) < 1e-9
    return same(found.get('value'), point['value']) and same(found.get('upper'), point['upper'])


def on_side(anchor, reports):
    want = words(anchor['text'])
    for article, text in reports:
        got = words(text)
        if article == anchor['article'] and got and len(want & got) >= 0.5 * min(len(want), len(got)):
            return True
    return False


def deep_spans(value):
    """every [begin, end) found at any depth of a value"""
    if isinstance(value, dict):
        return [s for v in value.values() for s in deep_spans(v)]
    if isinstance(value, list):
        if len(value) == 2 and all(isinstance(v, int) and not isinstance(v, bool) for v in value):
            return [tuple(value)]
        return [s for v in value for s in deep_spans(v)]
    return []


def rows_of(path):
    out = []
    with sys.stdin if path == '-' else open(path, encoding='utf-8') as f:
        for n, line in enumerate(f, 1):
            if line.strip():
                try:
                    row = json.loads(line)
                except ValueError:
                    sys.exit('%s:%d: not JSON' % (path, n))
                if isinstance(row, dict):
                    out.append(row)
    return out


def percent(x):
    return '%6.1f' % (100 * x) if x is not None else '     -'


def show(scorer, misses):
    print('%-11s %-34s %6s %6s %6s   %s' % ('section', 'item', 'P', 'R', 'F1', 'right of key (found)'))
    for s in scorer.scores:
        if s.gold or s.system:
            p, r, f = s.numbers()
            print('%-11s %-34s %s %s %s   %d of %d%s' % (s.section, s.name, percent(p), percent(r), percent(f), s.right, s.gold,
                                                         ' (%d)' % s.system if s.precise else ''))
    for section, why in scorer.unscored:
        print('%-11s not scored: %s' % (section, why))
    for s in scorer.scores:
        if misses and s.notes:
            print('\n%s: %s' % (s.section, s.name))
            for note in s.notes[:misses]:
                print('  ' + note)
            if len(s.notes) > misses:
                print('  and %d more' % (len(s.notes) - misses))


def as_json(scorer):
    out = {'scores': [], 'not_scored': [{'section': a, 'why': b} for a, b in scorer.unscored]}
    for s in scorer.scores:
        p, r, f = s.numbers()
        out['scores'].append({'section': s.section, 'item': s.name, 'precision': p, 'recall': r, 'f1': f, 'right': s.right, 'key': s.gold,
                              'found': s.system if s.precise else None})
    print(json.dumps(out, ensure_ascii=False))


def options(argv):
    opt = {'read': None, 'show': {}, 'misses': 0, 'json': False, 'folder': None}
    rest = argv[1:]
    while rest:
        a = rest.pop(0)
        if a == '--read' and rest:
            opt['read'] = rest.pop(0)
        elif a == '--show' and rest and '=' in rest[0]:
            what, path = rest.pop(0).split('=', 1)
            if what not in SHOWN:
                return None
            opt['show'][what] = path
        elif a == '--misses':
            opt['misses'] = int(rest.pop(0)) if rest and rest[0].isdigit() else 20
        elif a == '--json':
            opt['json'] = True
        elif a.startswith('--') or opt['folder']:
            return None
        else:
            opt['folder'] = a
    return opt if opt['folder'] else None


def main(argv):
    opt = options(argv)
    if opt is None or not os.path.exists(os.path.join(opt['folder'], 'key.json')):
        print(__doc__)
        return 2
    scorer = Scorer(opt['folder'])
    if opt['read']:
        scorer.load_read(rows_of(opt['read']))
        scorer.score_read()
    else:
        scorer.no('read', 'no --read given: articles, statements, people, figures, talks')
    for what in SHOWN:
        if what in opt['show']:
            scorer.score_show(what, rows_of(opt['show'][what]))
        else:
            scorer.no('show ' + what, 'no --show %s=FILE given' % what)
    as_json(scorer) if opt['json'] else show(scorer, opt['misses'])
    return 0 if any(s.gold or s.system for s in scorer.scores) else 2


if __name__ == '__main__':
    sys.exit(main(sys.argv))
