"""Sentences on whose names two models agree, as IOB2, from their CoNLL-U of the same texts (claimgraph parse).

Armed forces count as organisations; peoples, laws and events as other names.
"""
import argparse
import re

import iob

KINDS = dict(PER='PER', ORG='ORG', LOC='LOC', MIL='ORG', NORP='OTH', LAW='OTH', EVENT='OTH')
NAME = re.compile(r'\bName=([BI])-([A-Z]+)')


def sentences(path):
    """Yields (sent_id, forms, tags)."""
    sent_id, forms, tags = '', [], []
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            columns = line.rstrip('\n').split('\t')
            if line.startswith('# sent_id = '):
                sent_id = line[len('# sent_id = '):].strip()
            elif len(columns) == 10 and columns[0].isdigit():
                name = NAME.search(columns[9])
                forms.append(columns[1])
                tags.append('%s-%s' % (name[1], KINDS[name[2]]) if name else 'O')
            elif not line.strip():
                if forms:
                    yield sent_id, forms, tags
                forms, tags = [], []


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('one')
    p.add_argument('other')
    p.add_argument('out')
    a = p.parse_args()
    pairs = list(zip(sentences(a.one), sentences(a.other), strict=True))
    agreed = [one for one, other in pairs if one == other]
    iob.write(a.out, agreed)
    print('%d of %d sentences' % (len(agreed), len(pairs)))


if __name__ == '__main__':
    main()
