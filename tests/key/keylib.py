"""Readers shared by check_key.py and score_key.py: the articles of an example folder as a person sees them,
and the places in them that an answer key points to. Standard library only."""
import html
import html.parser
import json
import os
import re
import xml.etree.ElementTree as ET

BLOCK = set('address article aside blockquote body br button dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 '
            'h6 header hr html label li main nav ol option p section select table td th time tr ul'.split())
HIDDEN = set('script style template noscript title head'.split())
VOID = set('area base br col embed hr img input link meta source track wbr'.split())
WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")
QUOTES = str.maketrans({'“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '‘': "'", '’': "'", '\u00a0': ' '})


class Visible(html.parser.HTMLParser):
    """The text a reader of the page can see, a line a block."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.out, self.hidden = [], 0

    def handle_starttag(self, tag, attrs):
        if tag in HIDDEN and tag not in VOID:
            self.hidden += 1
        if tag in BLOCK:
            self.out.append('\n')

    def handle_endtag(self, tag):
        if tag in HIDDEN and self.hidden:
            self.hidden -= 1
        if tag in BLOCK:
            self.out.append('\n')

    def handle_data(self, data):
        if not self.hidden:
            self.out.append(re.sub(r'\s+', ' ', data))


def visible(page):
    p = Visible()
    p.feed(page)
    p.close()
    lines = (re.sub(r'\s+', ' ', x).strip() for x in ''.join(p.out).split('\n'))
    return '\n'.join(x for x in lines if x)


def decode(raw):
    head = raw[:2048].decode('latin-1').lower()
    m = re.search(r'charset=["\']?([\w-]+)', head)
    for enc in ([m.group(1)] if m else []) + ['utf-8-sig', 'windows-1252']:
        try:
            return raw.decode(enc)
        except (UnicodeDecodeError, LookupError):
            pass
    return raw.decode('utf-8', 'replace')


def local(tag):
    return tag.rsplit('}', 1)[-1]


def feed_entries(data):
    """(id, title, visible text) for each entry of an RSS or Atom document"""
    for node in ET.fromstring(data).iter():
        if local(node.tag) not in ('item', 'entry'):
            continue
        got = {}
        for c in node:
            name = local(c.tag)
            if name == 'link' and c.get('href'):
                got.setdefault('link', c.get('href'))
            elif name == 'content' and c.get('type') == 'xhtml':
                got['content'] = ET.tostring(c, encoding='unicode')
            elif name in ('encoded', 'content'):
                got['content'] = c.text or ''
            else:
                got.setdefault(name, c.text or '')
        yield (got.get('guid') or got.get('id') or got.get('link'), got.get('title', '').strip(),
               visible(got.get('content') or got.get('description') or ''))


def load_articles(folder):
    """id -> text, for every article under folder. The id is a file's name, or the one its record or entry gives."""
    out = {}
    for base, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            path = os.path.join(base, name)
            if name.startswith('key.') or name.lower().endswith(('.md', '.json')):
                continue
            with open(path, 'rb') as f:
                raw = f.read()
            if name.endswith(('.html', '.htm')):
                out[name] = visible(decode(raw))
            elif name.endswith('.jsonl'):
                for line in raw.decode('utf-8').splitlines():
                    if line.strip():
                        r = json.loads(line)
                        out[r.get('id') or r.get('url')] = '%s\n%s' % (r.get('title') or '', r.get('text') or r.get('maintext'))
            elif name.endswith('.xml'):
                for key, title, text in feed_entries(raw):
                    out[key] = title + '\n' + text
            elif name.endswith('.txt'):
                out[name] = decode(raw)
    return out


def squeeze(text):
    """(text with each run of white space as one space, the offset of each of its characters in the text given)"""
    chars, at, space = [], [], True
    for i, c in enumerate(text):
        if c.isspace():
            if not space:
                chars.append(' ')
                at.append(i)
            space = True
        else:
            chars.append(c)
            at.append(i)
            space = False
    return ''.join(chars), at


def whole_words(text, b, e):
    return not (b > 0 and text[b - 1].isalnum() and text[b].isalnum()
                or e < len(text) and text[e].isalnum() and text[e - 1].isalnum())


class Text:
    """A text in which strings are found whatever its white space (and, at need, its quotation marks) is like."""

    def __init__(self, text):
        self.raw = text
        self.flat, self.at = squeeze(text)
        self.plain = self.flat.translate(QUOTES)
        self.words = [m.span() for m in WORD.finditer(text)]

    def all(self, piece):
        piece = squeeze(piece)[0].strip()
        out = []
        for hay, needle in ((self.flat, piece), (self.plain, piece.translate(QUOTES))):
            i = hay.find(needle)
            while i >= 0 and needle:
                if whole_words(hay, i, i + len(needle)):
                    out.append((self.at[i], self.at[i + len(needle) - 1] + 1))
                i = hay.find(needle, i + 1)
            if out:
                break
        return out

    def one(self, piece, near=None):
        """the place of piece; of several, the one closest to the offset near"""
        found = self.all(piece)
        if not found:
            return None
        return found[0] if near is None else min(found, key=lambda s: min(abs(s[0] - near), abs(s[1] - near)))

    def inside(self, outer, piece):
        """the place of piece within the span outer, or None"""
        if outer is None:
            return None
        found = [s for s in self.all(piece) if outer[0] <= s[0] and s[1] <= outer[1]]
        return found[0] if found else None

    def tokens(self, spans):
        return frozenset(i for i, (b, e) in enumerate(self.words) for x, y in spans if b < y and x < e)


def place(text, item):
    """the spans of a key's statement in a Text: {'cue': [...], 'content': [...], 'source': [...]}"""
    out = {'cue': [], 'content': [], 'source': []}
    where = text.one(item['where']) if item.get('where') else None
    near = where[0] if where else None
    if item.get('cue_text'):
        s = text.inside(where, item['cue_text']) or text.one(item['cue_text'], near)
        if s:
            out['cue'].append(s)
            near = s[0]
    for piece in item['content_texts']:
        s = text.one(piece, near)
        if s:
            out['content'].append(s)
            if near is None:
                near = s[0]
    if item.get('source_text'):
        s = text.inside(where, item['source_text']) or text.one(item['source_text'], near)
        if s:
            out['source'].append(s)
    return out


def utterances(statement):
    """the utterances a statement of the key reports: none, one or (one long quotation) several"""
    u = statement.get('utterance')
    return [] if u is None else [u] if isinstance(u, str) else list(u)
