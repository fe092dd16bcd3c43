"""The network: word-form embeddings, BiLSTM layers, and heads for tags, names, arcs and relations.

Biaffine arcs and relations after Dozat and Manning (2017); the arc score has a learned term for the signed distance
between word and head, in the manner of Qi et al. (2018). A vector for the training set a sentence comes from (Stymne et
al., 2018) lets the sets differ in their habits; reading, all text counts as from the first.
"""
import torch
import torch.nn.functional as F
from torch import nn

from lstm import BiLSTM
from wordform import NGRAM_BUCKETS

ARC, RELATION, HIDDEN, SLOPE = 128, 48, 128, 0.1
DISTANCES = 24  # root, and the signed distances in 23 steps
EMBEDDING = dict(words=64, suffixes=32, prefixes=16, shapes=16, ngrams=48)


SOURCES = 4  # training sets told apart


def distance_bucket(distance):
    """0 for the root's column (given as None); else 1..23 for the clamped signed distance head - word."""
    if distance is None:
        return 0
    size = abs(distance)
    for step, limit in enumerate((1, 2, 3, 4, 5, 6, 8, 11, 16, 24)):
        if size <= limit:
            break
    else:
        step = 10
    return 12 + (step + 1 if distance > 0 else -step - 1)


class Network(nn.Module):
    def __init__(self, vocabulary, pretrained, layers=3, input_dropout=0.33, state_dropout=0.33, head_dropout=0.33):
        super().__init__()
        sizes = {k: len(vocabulary[k]) for k in ('words', 'suffixes', 'prefixes', 'shapes')}
        self.pretrained = nn.Embedding.from_pretrained(pretrained, freeze=True)
        self.words = nn.Embedding(sizes['words'], EMBEDDING['words'], sparse=True)
        self.suffixes = nn.Embedding(sizes['suffixes'], EMBEDDING['suffixes'])
        self.prefixes = nn.Embedding(sizes['prefixes'], EMBEDDING['prefixes'])
        self.shapes = nn.Embedding(sizes['shapes'], EMBEDDING['shapes'])
        self.ngrams = nn.EmbeddingBag(NGRAM_BUCKETS, EMBEDDING['ngrams'], mode='mean', sparse=True)
        for table in (self.words, self.suffixes, self.prefixes, self.shapes, self.ngrams):
            nn.init.normal_(table.weight, 0, 0.3)
        width = pretrained.shape[1] + sum(EMBEDDING.values())
        state = 2 * HIDDEN
        self.layers = nn.ModuleList([BiLSTM(width if k == 0 else state, HIDDEN) for k in range(layers)])
        for layer in self.layers[2:]:
            layer.start_silent()
        self.tags, self.names = nn.Linear(state, len(vocabulary['tags'])), nn.Linear(state, len(vocabulary['names']))
        self.source = nn.Embedding(SOURCES, width)
        self.transitions = nn.Parameter(torch.zeros(len(vocabulary['names']), len(vocabulary['names'])))
        self.form_tags = nn.Linear(width, len(vocabulary['tags']), bias=False)
        self.form_names = nn.Linear(width, len(vocabulary['names']), bias=False)
        self.arc_word, self.arc_head = nn.Linear(state, ARC), nn.Linear(state, ARC)
        self.relation_word, self.relation_head = nn.Linear(state, RELATION), nn.Linear(state, RELATION)
        self.distances = nn.Linear(state, DISTANCES)
        for silent in (self.form_tags, self.form_names, self.distances, self.source):
            for p in silent.parameters():
                nn.init.zeros_(p)
        self.arcs = nn.Parameter(torch.randn(ARC + 1, ARC) * 0.02)
        self.relations = nn.Parameter(torch.randn(len(vocabulary['relations']), RELATION + 1, RELATION + 1) * 0.02)
        self.input_dropout, self.state_dropout = nn.Dropout(input_dropout), state_dropout
        self.head_dropout = nn.Dropout(head_dropout)

    def fold_source(self):
        """Moves the first source's vector into the biases, where it has the same effect, and leaves zeros."""
        with torch.no_grad():
            vector = self.source.weight[0].clone()
            self.layers[0].bias += self.layers[0].input_weight @ vector
            self.tags.bias += self.form_tags.weight @ vector
            self.names.bias += self.form_names.weight @ vector
            self.source.weight.zero_()

    def embed(self, batch):
        indices = batch.indices
        words, pretrained = indices[..., 1], self.pretrained(indices[..., 0])
        if self.training:
            words = words.masked_fill(torch.rand(words.shape) < 0.2, 0)
            pretrained = pretrained * (torch.rand(words.shape) > 0.1).unsqueeze(2)
        ngrams = self.ngrams(batch.ngrams, batch.ngram_offsets)[batch.ngram_rows]
        return torch.cat([pretrained, self.words(words), self.suffixes(indices[..., 2]),
                          self.prefixes(indices[..., 3]), self.shapes(indices[..., 4]), ngrams], 2)

    def _lock(self, x):
        """Dropout with one mask for all words of a sentence (Gal and Ghahramani, 2016)."""
        if not self.training:
            return x
        keep = 1 - self.state_dropout
        return x * (torch.empty(1, x.size(1), x.size(2)).bernoulli_(keep) / keep)

    def forward(self, batch):
        """Returns the outputs of all heads; arcs [batch, word, head], the rest [time, batch, …]."""
        x = self.input_dropout(self.embed(batch)) + self.source(batch.sources)
        h = None
        for layer in self.layers:
            out = layer(x if h is None else h, batch.reverse)
            h = self._lock(out) if h is None or layer is self.layers[1] else h + self._lock(out)
        act = lambda linear: self.head_dropout(F.leaky_relu(linear(h), SLOPE))
        words, heads = act(self.arc_word).transpose(0, 1), act(self.arc_head).transpose(0, 1)
        arcs = (words @ self.arcs[:-1] + self.arcs[-1]) @ heads.transpose(1, 2)
        near = self.distances(h).transpose(0, 1)
        arcs = arcs + near.gather(2, batch.buckets.expand(arcs.shape))
        arcs = arcs.masked_fill(batch.no_arc, -1e9)
        return dict(arcs=arcs, tags=self.tags(h) + self.form_tags(x), names=self.names(h) + self.form_names(x),
                    relation_word=act(self.relation_word), relation_head=act(self.relation_head))

    def relation_scores(self, out, heads):
        """Scores of all relations for the heads given as [time, batch]: [time * batch, relations]."""
        word, head = out['relation_word'], out['relation_head']
        steps, batch, _ = word.shape
        rows = (heads * batch + torch.arange(batch)).reshape(-1)
        ones = torch.ones(steps * batch, 1)
        word = torch.cat([word.reshape(-1, RELATION), ones], 1)
        head = torch.cat([head.reshape(-1, RELATION)[rows], ones], 1)
        table = self.relations.permute(1, 0, 2).reshape(RELATION + 1, -1)
        return ((word @ table).view(steps * batch, -1, RELATION + 1) * head.unsqueeze(1)).sum(2)
