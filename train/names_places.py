#!/usr/bin/env python3
"""Names of places, one a line: countries, their subdivisions and the letters of some, and the cities of time zones.

usage: names_places.py [/usr/share]     reads iso-codes (ISO 3166-1 and -2) and tzdata as Debian packages them
Facts; those packages are LGPL-2.1+ and public domain.
"""
import json
import os
import re
import sys
import unicodedata

LETTERS_USED = ('US', 'CA', 'AU')  # whose subdivisions' letters stand for them in addresses


def plain(name):
    return ''.join(c for c in unicodedata.normalize('NFD', name) if not unicodedata.combining(c))


def forms(name):
    """A name as it is and without accents, cut at what only explains it."""
    for part in re.split(r'[;,(/\[]', name):
        part = part.strip(' )]*')
        for form in (part, plain(part)):
            if len(form) >= 4 and form[0].isupper() and all(c.isalpha() or c in " -'.’" for c in form):
                yield form


def places(share):
    codes = os.path.join(share, 'iso-codes', 'json')
    for place in json.load(open(os.path.join(codes, 'iso_3166-2.json'), encoding='utf-8'))['3166-2']:
        country, letters = place['code'].split('-')
        yield from (f for f in forms(place['name']) if ' GB-' not in f)
        if country in LETTERS_USED and letters.isalpha():
            yield letters
    for country in json.load(open(os.path.join(codes, 'iso_3166-1.json'), encoding='utf-8'))['3166-1']:
        yield country['name'].split(',')[0]
        if 'common_name' in country:
            yield country['common_name']
    for line in open(os.path.join(share, 'zoneinfo', 'zone1970.tab'), encoding='utf-8'):
        if line[0] != '#':
            yield line.split('\t')[2].split('/')[-1].strip().replace('_', ' ')
    for line in open(os.path.join(share, 'zoneinfo', 'tzdata.zi'), encoding='utf-8'):
        zone = re.match(r'[ZL] .*?([A-Z][a-z]+)/([A-Z]\S+)$', line.strip())
        if zone:
            yield zone.group(2).split('/')[-1].replace('_', ' ')


if __name__ == '__main__':
    print('\n'.join(sorted(set(places(sys.argv[1] if len(sys.argv) > 1 else '/usr/share')))))
