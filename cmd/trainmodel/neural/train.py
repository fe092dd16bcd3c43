"""Trains the accurate model: train.py --help. The README beside this file gives the commands used."""
import argparse
import copy
import random
import time

import torch
import torch.nn.functional as F
from torch import nn

import iob
import treebank
from batch import IGNORED, Batch, Vocabulary, group
from crf import negative_log_likelihood
from evaluate import describe, evaluate
from network import Network
from vocabulary import build_vocabulary, load_vectors


def arguments():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--train', nargs='+', required=True, help='CoNLL-U files to train on; text is later read as if from the first')
    p.add_argument('--dev', nargs='+', required=True, help='CoNLL-U files to evaluate on after each epoch')
    p.add_argument('--vectors', help='word vectors, one a line: the word and its numbers')
    p.add_argument('--names', nargs='*', default=[], help='IOB2 files with name tags of sentences in --train')
    p.add_argument('--names-only', nargs='*', default=[], help='IOB2 files of further sentences for the name tagger')
    p.add_argument('--names-more', nargs='*', default=[], help='the same, of text like that of the first file of --train')
    p.add_argument('--names-weight', type=float, default=0.7, help='of the name tags in the loss')
    p.add_argument('--init', help='a saved model to continue from; layers it lacks start silent')
    p.add_argument('--out', required=True, help='where the averaged model is saved after each epoch')
    p.add_argument('--minutes', type=float, default=60, help='wall-clock time; FILE.minutes beside --out overrides')
    p.add_argument('--layers', type=int, default=3)
    p.add_argument('--rate', type=float, default=3e-3)
    p.add_argument('--hold', type=float, default=0.3, help='share of the time before the rate falls')
    p.add_argument('--words', type=int, default=900, help='words a batch')
    p.add_argument('--smoothing', type=float, default=0.0)
    p.add_argument('--average', type=float, default=0.999, help='decay of the weights\' moving average')
    p.add_argument('--longest', type=int, default=90)
    p.add_argument('--evaluate-every', type=int, default=1, help='epochs between evaluations')
    p.add_argument('--seed', type=int, default=1)
    p.add_argument('--threads', type=int, default=1)
    return p.parse_args()


def load_sentences(a):
    sentences = [s for source, path in enumerate(a.train) for s in treebank.read(path, source) if len(s) <= a.longest]
    tagged = {sid: tags for path in a.names for sid, forms, tags in iob.read(path)}
    for s in sentences:
        tags = tagged.get(s.sent_id)
        s.names = tags if tags and len(tags) == len(s) else None
    for path, source in [(p, len(a.train)) for p in a.names_only] + [(p, 0) for p in a.names_more]:
        sentences += [treebank.Sentence(sid, forms, [], [], None, [], tags, source) for sid, forms, tags in iob.read(path)
                      if len(forms) <= a.longest]
    return sentences


def loss_of(net, batch, smoothing, names_weight=0.7):
    """Sum of the heads' cross-entropies; a head without known labels in the batch adds nothing."""
    out, heads = net(batch), batch.heads
    relations = net.relation_scores(out, heads.clamp(min=0))
    terms = [(out['arcs'].flatten(0, 1), heads.t().reshape(-1), 1.0, 0.0),
             (relations, batch.relations.reshape(-1), 1.0, smoothing),
             (out['tags'].flatten(0, 1), batch.tags.reshape(-1), 1.0, smoothing)]
    loss = sum(w * F.cross_entropy(x, y, ignore_index=IGNORED, label_smoothing=s)
               for x, y, w, s in terms if (y != IGNORED).any())
    named = batch.names[1] != IGNORED
    if named.any():
        tags = batch.names[1:, named]
        loss = loss + names_weight * negative_log_likelihood(out['names'][1:, named], net.transitions, tags, tags != IGNORED)
    return loss


class Average:
    """A moving average of the weights, which is what is evaluated and saved."""

    def __init__(self, net, decay, every=4):
        self.net, self.decay, self.every, self.step = copy.deepcopy(net), decay, every, 0
        self.pairs = [(a, p) for a, p in zip(self.net.parameters(), net.parameters()) if p.requires_grad]

    def update(self):
        self.step += 1
        if self.step % self.every:
            return
        decay = min(self.decay, (1 + self.step) / (10 + self.step)) ** self.every
        with torch.no_grad():
            for mean, p in self.pairs:
                mean.mul_(decay).add_(p, alpha=1 - decay)


class Schedule:
    """Warms up for 60 steps, holds the rate, then lets it fall to a fiftieth in a straight line over the time left."""

    def __init__(self, a):
        self.a, self.start, self.step, self.seconds = a, time.time(), 0, a.minutes * 60

    def progress(self):
        if self.step % 20 == 0:
            try:
                with open(self.a.out + '.minutes') as f:
                    self.seconds = float(f.read()) * 60
            except (OSError, ValueError):
                pass
        return (time.time() - self.start) / self.seconds

    def rate(self, progress):
        self.step += 1
        falling = 1 if progress < self.a.hold else max(0.02, (1 - progress) / (1 - self.a.hold))
        return self.a.rate * min(1, self.step / 60) * falling


def optimisers(net):
    """Adam for the dense weights, and its lazy form for the large tables, of which a batch touches few rows."""
    large = [net.words.weight, net.ngrams.weight]
    dense = [p for p in net.parameters() if p.requires_grad and all(p is not q for q in large)]
    return dense, [torch.optim.Adam(dense, betas=(0.9, 0.95), foreach=True),
                   torch.optim.SparseAdam(large, betas=(0.9, 0.95))]


def start(a, sentences):
    """Returns the vocabulary and the network, new or continued from --init."""
    if a.init:
        saved = torch.load(a.init)
        lists, vectors = saved['vocabulary'], saved['weights']['pretrained.weight']
    else:
        lists, vectors = build_vocabulary(sentences, load_vectors(a.vectors, sentences))
    net = Network(lists, vectors, a.layers)
    if a.init:
        missing, unknown = net.load_state_dict(saved['weights'], strict=False)
        print('new weights:', missing, 'unknown:', unknown)
    return Vocabulary(lists), net


def train_epoch(net, examples, vocabulary, a, dense, steps, average, schedule):
    """Goes through the examples once, or until the time is up; returns the mean loss and the progress."""
    net.train()
    groups, total = group(examples, a.words, True), 0.0
    for chosen in groups:
        progress = schedule.progress()
        if progress >= 1:
            break
        rate = schedule.rate(progress)
        loss = loss_of(net, Batch(chosen, vocabulary.forms), a.smoothing, a.names_weight)
        for o in steps:
            o.param_groups[0]['lr'] = rate
            o.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_([p for p in dense if p.grad is not None], 5.0)
        for o in steps:
            o.step()
        average.update()
        total += loss.item()
    return total / len(groups), progress


def main():
    a = arguments()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    random.seed(a.seed)
    sentences = load_sentences(a)
    vocabulary, net = start(a, sentences)
    examples = [vocabulary.example(s) for s in sentences]
    devs = {path: [vocabulary.example(s) for s in treebank.read(path)] for path in a.dev}
    print(len(examples), 'sentences,', sum(map(len, examples)) - len(examples), 'words', flush=True)
    dense, steps = optimisers(net)
    average, schedule, epoch, progress = Average(net, a.average), Schedule(a), 0, 0
    while progress < 1:
        epoch, began = epoch + 1, time.process_time()
        loss, progress = train_epoch(net, examples, vocabulary, a, dense, steps, average, schedule)
        print('epoch %d loss %.3f cpu %.0f s, %.1f min since start' % (
            epoch, loss, time.process_time() - began, (time.time() - schedule.start) / 60), flush=True)
        if epoch % a.evaluate_every == 0 or progress >= 1:
            for path, dev in devs.items():
                print('  ', describe(path, evaluate(average.net, dev, vocabulary)), flush=True)
            torch.save(dict(vocabulary=vocabulary.lists, weights=average.net.state_dict(), layers=a.layers), a.out)


if __name__ == '__main__':
    main()
