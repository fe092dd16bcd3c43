"""Sentences as indices, and batches of them as tensors, time first."""
import random

import torch

from network import distance_bucket
from wordform import Encoder

IGNORED = -100


class Example:
    """A sentence as indices; position 0 is the root."""

    def __init__(self, sentence, rows, vocabulary):
        self.sentence, self.rows = sentence, rows
        self.source = sentence.source
        n = len(sentence)
        self.heads = [IGNORED] + (sentence.heads or [IGNORED] * n)
        relation = lambda r: vocabulary.relations.get(r, vocabulary.relations.get(r.split(':')[0], IGNORED))
        self.relations = [IGNORED] + ([relation(r) for r in sentence.relations] if sentence.heads else [IGNORED] * n)
        tags = zip(sentence.upos, sentence.xpos) if sentence.heads else [(None, None)] * n
        self.tags = [IGNORED] + [vocabulary.tags.get('%s\t%s' % t, IGNORED) for t in tags]
        names = sentence.names or [None] * n
        self.names = [IGNORED] + [vocabulary.names.get(t, IGNORED) for t in names]

    def __len__(self):
        return len(self.rows)


class Forms:
    """All word forms seen, each encoded once."""

    def __init__(self, vocabulary):
        self.encoder = Encoder(vocabulary)
        root, grams = self.encoder.root()
        self.row_of, self.indices, self.ngrams = {None: 0}, [root], [grams]

    def row(self, form):
        if form not in self.row_of:
            self.row_of[form] = len(self.indices)
            indices, grams = self.encoder.encode(form)
            self.indices.append(indices)
            self.ngrams.append(grams)
        return self.row_of[form]


class Vocabulary:
    def __init__(self, lists):
        self.lists = lists
        for kind in ('tags', 'relations', 'names'):
            setattr(self, kind, {v: i for i, v in enumerate(lists[kind])})
        self.forms = Forms(lists)

    def example(self, sentence):
        return Example(sentence, [0] + [self.forms.row(f) for f in sentence.forms], self)


_BUCKETS = torch.tensor([[distance_bucket(j - i if j else None) for j in range(512)] for i in range(512)])


class Batch:
    """A batch of examples padded to the longest."""

    def __init__(self, examples, forms):
        self.examples = examples
        steps, size = max(map(len, examples)), len(examples)
        pad = lambda key: torch.tensor([list(getattr(e, key)) + [IGNORED] * (steps - len(e)) for e in examples]).t()
        self.heads, self.relations, self.tags, self.names = map(pad, ('heads', 'relations', 'tags', 'names'))
        self.sources = torch.tensor([e.source for e in examples])
        local, rows = {}, []
        for e in examples:
            rows.append([local.setdefault(r, len(local)) for r in e.rows] + [0] * (steps - len(e)))
        self.ngram_rows = torch.tensor(rows).t()
        self.indices = torch.tensor([forms.indices[r] for r in local])[self.ngram_rows]
        grams = [forms.ngrams[r] for r in local]
        self.ngrams = torch.tensor([g for gs in grams for g in gs])
        self.ngram_offsets = torch.tensor([0] + [len(g) for g in grams[:-1]]).cumsum(0)
        lengths = torch.tensor([len(e) for e in examples])
        time = torch.arange(steps).unsqueeze(1)
        turned = torch.where(time < lengths, lengths - 1 - time, time)
        self.reverse = (turned * size + torch.arange(size)).view(-1)
        self.buckets = _BUCKETS[:steps, :steps].unsqueeze(0)
        outside = torch.arange(steps) >= lengths.unsqueeze(1)
        self.no_arc = outside.unsqueeze(1) | torch.eye(steps, dtype=torch.bool)


def group(examples, words, shuffle):
    """Groups examples of like length into lists of about the given number of words."""
    noise = (lambda: random.random() * 2) if shuffle else (lambda: 0)
    groups, current = [], []
    for e in sorted(examples, key=lambda e: len(e) + noise()):
        if current and max(len(e), len(current[-1])) * (len(current) + 1) > words:
            groups.append(current)
            current = []
        current.append(e)
    if current:
        groups.append(current)
    if shuffle:
        random.shuffle(groups)
    return groups
