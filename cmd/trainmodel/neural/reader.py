"""The reader of names: a small network for names alone, beside the accurate model.

LSTM layers over word forms and what else is known of a word, and a chain of tags (Huang, Xu and Yu, 2015). A vector for
the set a sentence comes from lets the sets differ in their habits; reading, all text counts as from the first.
"""
import torch
import torch.nn.functional as F
from torch import nn

from lstm import BiLSTM
from network import HIDDEN
from wordform import fnv1a, ngrams, normalise, shape

BITS, SHAPES, NGRAMS = 29, 256, 1 << 13
WIDTHS = dict(ngrams=32, shapes=16, bits=24, tags=16)
NAMES = ['O'] + [b + '-' + kind for kind in ('PER', 'ORG', 'LOC', 'OTH') for b in 'BI']
SETS = ('ewt', 'gum', 'more')


class Reader(nn.Module):
    def __init__(self, vectors, tags, layers=2, dropout=0.4, forget=(0.1, 0.15, 0.1)):
        """vectors: the pretrained ones, row 0 for words without; tags: how many Penn tags; forget: how often, in
        training, a word goes without vector, n-grams, evidence."""
        super().__init__()
        self.vectors = nn.Embedding.from_pretrained(vectors, freeze=True)
        self.ngrams = nn.EmbeddingBag(NGRAMS, WIDTHS['ngrams'], mode='mean')
        self.shapes = nn.Embedding(SHAPES, WIDTHS['shapes'])
        for table in (self.ngrams, self.shapes):
            nn.init.normal_(table.weight, 0, 0.3)
        self.bits = nn.Parameter(torch.empty(BITS, WIDTHS['bits']).uniform_(-0.19, 0.19))
        self.tags = nn.Embedding(tags + 1, WIDTHS['tags'], padding_idx=tags)  # the last row is for none
        width = vectors.shape[1] + sum(WIDTHS.values())
        self.source = nn.Embedding(len(SETS), width)
        self.layers = nn.ModuleList([BiLSTM(2 * HIDDEN if k else width, HIDDEN) for k in range(layers)])
        for layer in self.layers[1:]:
            layer.start_silent()
        self.names = nn.Linear(2 * HIDDEN, len(NAMES))
        self.form_names = nn.Linear(width, len(NAMES), bias=False)
        self.transitions = nn.Parameter(torch.zeros(len(NAMES), len(NAMES)))
        nn.init.zeros_(self.source.weight)
        nn.init.zeros_(self.form_names.weight)
        self.dropout, self.forget = dropout, forget

    def weights(self):
        """What is trained and written, by name."""
        return {n: p for n, p in self.named_parameters() if not n.startswith('vectors')}

    def exported(self):
        """The weights as the program reads them: the first set's vector goes into the biases, the row for no tag goes."""
        w = {n: p.detach().clone() for n, p in self.weights().items()}
        vector = w.pop('source.weight')[0]
        w['layers.0.bias'] += w['layers.0.input_weight'] @ vector
        w['names.bias'] += w['form_names.weight'] @ vector
        w['tags.weight'] = w['tags.weight'][:-1]
        for old, new in (('ngrams.weight', 'ngrams.weight'), ('bits', 'bits.weight')):
            w[new] = w.pop(old)
        return w

    def _some(self, x, rate):
        """x with a share of the words' values left out."""
        return x * (torch.rand(x.shape[:2]) > rate).unsqueeze(2) if self.training else x

    def _lock(self, x):
        """Dropout with one mask for all words of a sentence."""
        if not self.training:
            return x
        keep = 1 - self.dropout
        return x * (torch.empty(1, x.size(1), x.size(2)).bernoulli_(keep) / keep)

    def forward(self, b):
        """Scores of the tags, [time, batch, tag]."""
        ngrams = self.ngrams(b.ngrams, b.offsets)[b.rows]
        x = torch.cat([self._some(self.vectors(b.vectors), self.forget[0]), self._some(ngrams, self.forget[1]),
                       self.shapes(b.shapes), self._some(b.bits @ self.bits, self.forget[2]), self.tags(b.tags)], 2)
        x = F.dropout(x, self.dropout, self.training) + self.source(b.sets)
        h = None
        for layer in self.layers:
            out = self._lock(layer(x if h is None else h, b.reverse))
            h = out if h is None else h + out
        return self.names(F.dropout(h, 0.2, self.training)) + self.form_names(x)


class Forms:
    """All word forms seen, each encoded once."""

    def __init__(self, words):
        self.index, self.known = {w: i + 1 for i, w in enumerate(words)}, {}

    def encode(self, form):
        """(vector, shape, n-grams)."""
        if form not in self.known:
            vector = self.index.get(form.lower(), self.index.get(normalise(form), 0))
            self.known[form] = vector, fnv1a(shape(form)) % SHAPES, [g % NGRAMS for g in ngrams(form)]
        return self.known[form]


class Batch:
    """A batch of readings padded to the longest."""

    def __init__(self, readings, forms, untagged=0.0):
        """untagged: the share of sentences that go without Penn tags."""
        steps, size = max(map(len, readings)), len(readings)
        lengths = torch.tensor([len(r) for r in readings])
        time = torch.arange(steps).unsqueeze(1)
        self.mask = time < lengths
        whole = lambda: torch.zeros(steps, size, dtype=torch.long)
        self.vectors, self.shapes, self.rows, self.names = whole(), whole(), whole(), whole()
        self.tags = torch.full((steps, size), readings[0].no_tag)
        self.bits = torch.zeros(steps, size, BITS)
        local, grams, offsets = {}, [], []
        for j, r in enumerate(readings):
            encoded, n = [forms.encode(f) for f in r.forms], len(r)
            for f, (_, _, g) in zip(r.forms, encoded):
                if f not in local:
                    local[f] = len(offsets)
                    offsets.append(len(grams))
                    grams += g
            self.vectors[:n, j] = torch.tensor([v for v, _, _ in encoded])
            self.shapes[:n, j] = torch.tensor([s for _, s, _ in encoded])
            self.rows[:n, j] = torch.tensor([local[f] for f in r.forms])
            self.bits[:n, j] = r.bits
            self.names[:n, j] = r.names
            if torch.rand(1).item() >= untagged:
                self.tags[:n, j] = r.tags
        self.ngrams, self.offsets = torch.tensor(grams), torch.tensor(offsets)
        turned = torch.where(self.mask, lengths - 1 - time, time)
        self.reverse = (turned * size + torch.arange(size)).view(-1)
        self.sets = torch.tensor([r.set for r in readings]).expand(steps, size)
