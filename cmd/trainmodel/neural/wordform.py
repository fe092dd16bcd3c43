"""Features of a word form. The Go side (extract/nlp/neural/wordform.go) must compute the same."""
import re

NGRAM_BUCKETS = 1 << 15
NGRAM_SIZES = (3, 4)
NGRAM_LIMIT = 24
UNKNOWN, ROOT = 0, 1
ROOT_FORM = '<root>'


def fnv1a(text):
    """The 32-bit FNV-1a hash of the text's UTF-8 bytes."""
    h = 2166136261
    for byte in text.encode('utf8'):
        h = ((h ^ byte) * 16777619) & 0xffffffff
    return h


def shape(form):
    """The form's characters as classes (X upper, x lower, a other letter, d digit), runs cut at two, eight in all."""
    out = []
    for c in form:
        if c.isdigit():
            k = 'd'
        elif c.isupper():
            k = 'X'
        elif c.islower():
            k = 'x'
        elif c.isalpha():
            k = 'a'
        else:
            k = c if ord(c) < 128 else '#'
        if out[-2:] != [k, k]:
            out.append(k)
    return ''.join(out)[:8]


def normalise(form):
    """Lower case, ASCII digits as 0."""
    return re.sub('[0-9]', '0', form.lower())


def ngrams(form):
    """Buckets of the character 3- and 4-grams of <form>, at most NGRAM_LIMIT."""
    padded = '<' + form.lower() + '>'
    out = [fnv1a(padded[i:i + n]) % NGRAM_BUCKETS for n in NGRAM_SIZES for i in range(len(padded) - n + 1)]
    return (out or [fnv1a(padded) % NGRAM_BUCKETS])[:NGRAM_LIMIT]


class Encoder:
    """Turns forms into (pretrained, word, suffix, prefix, shape) indices and n-gram buckets, by the vocabularies given."""

    def __init__(self, vocabulary):
        index = lambda words, start=0: {w: i + start for i, w in enumerate(words)}
        self.pretrained = index(vocabulary['pretrained'], 1)
        self.words = index(vocabulary['words'])
        self.suffixes = index(vocabulary['suffixes'])
        self.prefixes = index(vocabulary['prefixes'])
        self.shapes = index(vocabulary['shapes'])

    def root(self):
        return (0, ROOT, ROOT, ROOT, ROOT), [fnv1a(ROOT_FORM) % NGRAM_BUCKETS]

    def encode(self, form):
        lower, norm = form.lower(), normalise(form)
        indices = (self.pretrained.get(lower, self.pretrained.get(norm, 0)), self.words.get(norm, 0),
                   self.suffixes.get(norm[-3:], 0), self.prefixes.get(norm[:2], 0), self.shapes.get(shape(form), 0))
        return indices, ngrams(form)
