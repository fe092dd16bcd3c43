"""Varied copies of sentences: other names in the same places, or all in small letters or capitals.

A model that has seen few thousand names learns them by heart; the copies make it look at their surroundings. Sentences
without names are among them, or it would learn to expect names.
"""
import argparse
import random

import iob

KINDS = ('PER', 'ORG', 'LOC')


def spans(tags):
    """Yields (first, end, kind) of the names in IOB2 tags."""
    first = None
    for i, tag in enumerate(tags + ['O']):
        if first is not None and not tag.startswith('I-'):
            yield first, i, tags[first][2:]
            first = None
        if tag.startswith('B-'):
            first = i


class Names:
    """Names to put in: those of the training text by kind, and lists of given names and of cities."""

    def __init__(self, sentences, given, cities):
        self.pool = {k: [] for k in KINDS}
        self.given, self.cities = given, cities
        for _, forms, tags in sentences:
            for first, end, kind in spans(tags):
                if kind in self.pool:
                    self.pool[kind].append(forms[first:end])
        self.family = sorted({f[-1] for f in self.pool['PER'] if len(f) > 1 and f[-1].isalpha() and f[-1].istitle()})

    def another(self, kind, old):
        """A name in place of old, of about the same make."""
        if kind == 'PER' and all(f.isalpha() and f.istitle() for f in old) and len(old) <= 2 and self.given:
            if len(old) == 2:
                return [random.choice(self.given), random.choice(self.family)]
            return [random.choice(self.given if random.random() < 0.6 else self.family)]
        if kind == 'LOC' and len(old) <= 2 and self.cities and random.random() < 0.5:
            return random.choice(self.cities).split()
        like = [n for n in random.choices(self.pool[kind], k=12) if (len(n) > 1) == (len(old) > 1)]
        return random.choice(like) if like else old


def varied(forms, tags, names, share):
    """The sentence with a share of its names replaced."""
    new_forms, new_tags, at = [], [], 0
    for first, end, kind in list(spans(tags)):
        new_forms += forms[at:first]
        new_tags += tags[at:first]
        old = forms[first:end]
        new = names.another(kind, old) if kind in KINDS and random.random() < share else old
        new_forms += new
        new_tags += ['B-' + kind] + ['I-' + kind] * (len(new) - 1)
        at = end
    return new_forms + forms[at:], new_tags + tags[at:]


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('out')
    p.add_argument('names', nargs='+', help='IOB2 files; the first is varied, all give names')
    p.add_argument('--given', nargs='*', default=[], help='lists of given names, one a line')
    p.add_argument('--cities', help='tab-separated: name, country, region, population')
    p.add_argument('--least', type=int, default=50_000, help='smallest population of a city to take')
    p.add_argument('--count', type=int, default=1500, help='sentences to copy')
    p.add_argument('--named', action='store_true', help='copy only sentences with names')
    p.add_argument('--share', type=float, default=0.5, help='of the names to replace')
    p.add_argument('--small', type=float, default=0.45, help='share of the copies in small letters')
    p.add_argument('--capitals', type=float, default=0.05, help='share of the copies in capitals')
    p.add_argument('--seed', type=int, default=1)
    a = p.parse_args()
    random.seed(a.seed)
    sentences = [s for path in a.names for s in iob.read(path)]
    given = [l.strip() for path in a.given for l in open(path, encoding='utf-8') if len(l.strip()) > 2]
    cities = []
    if a.cities:
        rows = [l.rstrip('\n').split('\t') for l in open(a.cities, encoding='utf-8')]
        cities = [r[0] for r in rows if int(r[3]) >= a.least and len(r[0].split()) <= 3]
    names, out = Names(sentences, given, cities), []
    first = [s for s in iob.read(a.names[0]) if not a.named or any(t[2:] in KINDS for t in s[2])]
    for sent_id, forms, tags in random.sample(first, min(a.count, len(first))):
        forms, tags = varied(forms, tags, names, a.share)
        dice = random.random()
        if dice < a.small:
            forms = [f.lower() for f in forms]
        elif dice < a.small + a.capitals:
            forms = [f.upper() for f in forms]
        out.append((sent_id + '-varied', forms, tags))
    iob.write(a.out, out)
    print(len(out), 'sentences')


if __name__ == '__main__':
    main()
