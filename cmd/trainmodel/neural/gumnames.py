"""Turns GUM's nested mentions into flat name tags (IOB2): PER, ORG, LOC, and OTH for names of peoples.

A name is what stays of a mention whose head is a proper noun once articles, titles and clauses are left off: the
head with the words that flat, compound, capitalised adjectives, numbers and "of"-phrases of names tie to it. Of
overlapping names the longest counts.
"""
import argparse
import gzip
import json

import iob
import treebank

KINDS = dict(person='PER', organization='ORG', place='LOC')
TITLES = set('''administrator ambassador archbishop bishop captain chairman chancellor colonel commissioner director doctor
    emperor empress father general governor judge justice king lady lord lords madam mayor minister mother mr mrs ms pope
    president prince princess professor queen secretary senator sir speaker'''.split())  # no names by themselves
LINKS = {'flat', 'compound', 'amod', 'nummod', 'goeswith', 'nmod', 'conj', 'cc', 'case', 'punct', 'det', 'fixed'}


def head_of(sentence, start, end):
    """The word of the span whose head lies outside it."""
    for i in range(start, end):
        if not start <= sentence.heads[i] - 1 < end:
            return i
    return start


def belongs(sentence, i, kind):
    """Whether word i stays in the name its head is in."""
    relation, form, upos = sentence.relations[i].split(':')[0], sentence.forms[i], sentence.upos[i]
    capital = form[:1].isupper() or form[:1].isdigit()
    if relation not in LINKS:
        return False
    if kind == 'PER':
        return relation in ('flat', 'goeswith', 'punct') or (relation == 'compound' and upos == 'PROPN' and
                                                             i == sentence.heads[i])  # right of its head
    if relation in ('case', 'cc', 'det'):
        return form.lower() in ('of', 'for', 'and', '&', 'the', 'on')
    if relation == 'punct':
        return form in '-–&'
    return capital and upos != 'DET'


def name_span(sentence, start, end, kind):
    """The name in the mention as (start, end), or None."""
    head = head_of(sentence, start, end)
    if sentence.upos[head] != 'PROPN':
        return None
    inside = {head}
    grew = True
    while grew:
        more = {i for i in range(start, end) if i not in inside and sentence.heads[i] - 1 in inside
                and belongs(sentence, i, kind)}
        grew = bool(more)
        inside |= more
    first = last = head
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    small = lambda i: not sentence.forms[i][:1].isupper() and not sentence.forms[i][:1].isdigit()
    while first < head and (small(first) or sentence.upos[first] == 'DET'):
        first += 1
    while last > head and small(last):
        last -= 1
    return first, last + 1


def names(sentence, mentions):
    """Yields (start, end, kind) of the mentions that are names."""
    for m in mentions:
        start, end = m['span']
        kind = KINDS.get(m['type'])
        head = head_of(sentence, start, end)
        if kind is None:
            continue
        if kind == 'PER':
            if sentence.xpos[head] == 'NNPS':
                kind = 'OTH'  # a people
            elif any(sentence.heads[i] - 1 == head and sentence.upos[i] in ('DET', 'PRON', 'NUM')
                     for i in range(start, head)):
                continue  # an office
        span = name_span(sentence, start, end, kind)
        if span and not (span[1] == span[0] + 1 and sentence.forms[span[0]].lower().strip('.') in TITLES):
            yield span + (kind,)


def tags(sentence, mentions):
    out = ['O'] * len(sentence)
    for start, end, kind in sorted(names(sentence, mentions), key=lambda n: n[0] - n[1]):
        if all(t == 'O' for t in out[start:end]):
            out[start:end] = ['B-' + kind] + ['I-' + kind] * (end - start - 1)
    return out


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('treebank', help='the GUM treebank, CoNLL-U')
    p.add_argument('mentions', help='its mentions, JSON lines with sent_id, tokens, mentions')
    p.add_argument('out')
    a = p.parse_args()
    sentences = {s.sent_id: s for s in treebank.read(a.treebank)}
    triples = []
    with gzip.open(a.mentions, 'rt', encoding='utf-8') as lines:
        for line in lines:
            d = json.loads(line)
            s = sentences[d['sent_id']]
            triples.append((s.sent_id, s.forms, tags(s, d['mentions'])))
    iob.write(a.out, triples)


if __name__ == '__main__':
    main()
