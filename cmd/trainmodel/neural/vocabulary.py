"""Builds the vocabularies of a model from its training sentences and pretrained vectors."""
from collections import Counter

import torch

from wordform import ROOT_FORM, normalise, shape

MOST_FREQUENT = 100_000  # vectors kept whether or not the training text needs them
NAMES = ['O'] + [b + '-' + kind for kind in ('PER', 'ORG', 'LOC', 'OTH') for b in 'BI']


def load_vectors(path, sentences):
    """Reads 'word n1 n2 …' lines, most frequent word first, keeping the frequent ones and those the sentences need."""
    needed = {w for s in sentences for f in s.forms for w in (f.lower(), normalise(f))}
    vectors = {}
    with open(path, encoding='utf-8') as lines:
        for rank, line in enumerate(lines):
            word, _, numbers = line.rstrip().partition(' ')
            if (rank < MOST_FREQUENT or word in needed) and word not in vectors:
                vectors[word] = torch.tensor([float(x) for x in numbers.split()])
    return vectors


def build_vocabulary(sentences, vectors):
    """Returns the lists by kind and the table of pretrained vectors, whose row 0 stands for words without one."""
    table = torch.stack([torch.zeros(len(next(iter(vectors.values()))))] + list(vectors.values())) / 0.5
    parsed = [s for s in sentences if s.heads]
    forms = Counter(f for s in parsed for f in s.forms)

    def frequent(feature, least):
        counts = Counter()
        for form, n in forms.items():
            counts[feature(form)] += n
        return ['<unk>', ROOT_FORM] + [w for w, n in counts.most_common() if n >= least]

    def labels(values):
        return [v for v, n in Counter(values).most_common() if n >= 3]

    return dict(
        pretrained=list(vectors), words=frequent(normalise, 2), suffixes=frequent(lambda f: normalise(f)[-3:], 3),
        prefixes=frequent(lambda f: normalise(f)[:2], 3), shapes=frequent(shape, 3),
        tags=labels('%s\t%s' % t for s in parsed for t in zip(s.upos, s.xpos)),
        relations=labels(r for s in parsed for r in s.relations), names=NAMES), table
