"""Reading CoNLL-U treebanks."""
import gzip
from dataclasses import dataclass


@dataclass
class Sentence:
    """One sentence; heads count from 1, 0 is the root. names is None where no name tags are
    known, and heads where there is no tree; source numbers the file it comes from."""
    sent_id: str
    forms: list
    upos: list
    xpos: list
    heads: list
    relations: list
    names: list = None
    source: int = 0

    def __len__(self):
        return len(self.forms)


def read(path, source=0):
    """Returns the sentences of a CoNLL-U file (plain or gzip), without multiword ranges and empty nodes."""
    opener = gzip.open if str(path).endswith('.gz') else open
    sentences, rows, sent_id = [], [], ''
    with opener(path, 'rt', encoding='utf-8') as lines:
        for line in lines:
            line = line.rstrip('\n')
            if line.startswith('# sent_id = '):
                sent_id = line[len('# sent_id = '):]
            elif not line:
                if rows:
                    sentences.append(_sentence(sent_id, rows, source))
                    rows = []
            elif line[0] != '#':
                fields = line.split('\t')
                if fields[0].isdigit():
                    rows.append(fields)
    if rows:
        sentences.append(_sentence(sent_id, rows, source))
    return sentences


def _sentence(sent_id, rows, source):
    return Sentence(
        sent_id,
        forms=[r[1] for r in rows],
        upos=[r[3] for r in rows],
        xpos=[r[4] for r in rows],
        heads=[int(r[6]) for r in rows],
        relations=[r[7] for r in rows],
        source=source)
