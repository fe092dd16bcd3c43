"""Writes the name tags a trained model gives the sentences of a treebank, as IOB2."""
import argparse

import torch

import iob
import treebank
from batch import Vocabulary
from evaluate import predict
from network import Network


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('model', help='what train.py saved')
    p.add_argument('treebank', help='CoNLL-U')
    p.add_argument('out')
    a = p.parse_args()
    torch.set_num_threads(1)
    saved = torch.load(a.model)
    net = Network(saved['vocabulary'], saved['weights']['pretrained.weight'], saved['layers'])
    net.load_state_dict(saved['weights'])
    vocabulary = Vocabulary(saved['vocabulary'])
    sentences = treebank.read(a.treebank)
    tagged = {id(s): names for s, _, _, _, names in predict(net, [vocabulary.example(s) for s in sentences], vocabulary)}
    iob.write(a.out, [(s.sent_id, s.forms, tagged[id(s)]) for s in sentences])


if __name__ == '__main__':
    main()
