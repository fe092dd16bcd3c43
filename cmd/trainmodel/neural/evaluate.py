"""Accuracy of a network on gold tokens: tags, arcs, and arcs with relation (subtypes left aside, as in CoNLL 2018)."""
import torch

from batch import Batch, group
from crf import best_path

UNIVERSAL = lambda relation: relation.split(':')[0]


def same_upos(tags):
    """A 0/1 matrix: which joint tags share their universal tag."""
    upos = [t.split('\t')[0] for t in tags]
    return torch.tensor([[float(a == b) for a in upos] for b in upos])


def best_tags(scores, by_upos):
    """The best joint tag among those with the most probable universal tag."""
    probability = scores.softmax(2)
    of_upos = probability @ by_upos
    return (probability + (of_upos >= of_upos.max(2, keepdim=True).values - 1e-6)).argmax(2)


def predict(net, examples, vocabulary, words=4000):
    """Yields (sentence, heads, relations, tags, names) with the best head of each word, tree or not."""
    lists = vocabulary.lists
    by_upos = same_upos(lists['tags'])
    net.eval()
    with torch.no_grad():
        for chosen in group(examples, words, False):
            batch = Batch(chosen, vocabulary.forms)
            out = net(batch)
            heads = out['arcs'].argmax(2).t()
            relations = net.relation_scores(out, heads).argmax(1).view(heads.shape)
            tags = best_tags(out['tags'], by_upos)
            for k, e in enumerate(chosen):
                pick = lambda t, kind: [lists[kind][i] for i in t[1:len(e), k].tolist()]
                names = best_path(out['names'][1:len(e), k], net.transitions)
                yield (e.sentence, heads[1:len(e), k].tolist(), pick(relations, 'relations'),
                       [t.split('\t') for t in pick(tags, 'tags')], [lists['names'][i] for i in names])


def evaluate(net, examples, vocabulary):
    """Returns percentages by name."""
    count = dict(UPOS=0, XPOS=0, UAS=0, LAS=0)
    words = 0
    for s, heads, relations, tags, _ in predict(net, examples, vocabulary):
        for i in range(len(s)):
            words += 1
            count['UPOS'] += tags[i][0] == s.upos[i]
            count['XPOS'] += tags[i][1] == s.xpos[i]
            if heads[i] == s.heads[i]:
                count['UAS'] += 1
                count['LAS'] += UNIVERSAL(relations[i]) == UNIVERSAL(s.relations[i])
    return {k: 100 * v / words for k, v in count.items()}


def describe(name, scores):
    return name.rsplit('/', 1)[-1] + ' ' + ' '.join('%s %.2f' % x for x in scores.items())
