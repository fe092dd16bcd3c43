"""Reading and writing name tags: '# sent_id = …', then 'number form tag' lines, tab-separated; a blank line ends it."""


def read(path):
    """Yields (sent_id, forms, tags). OTH-O, a slip in some files, counts as O."""
    sent_id, forms, tags = '', [], []
    with open(path, encoding='utf-8') as lines:
        for line in list(lines) + ['\n']:
            line = line.rstrip('\n')
            if line.startswith('# sent_id = '):
                sent_id = line[len('# sent_id = '):]
            elif not line:
                if forms:
                    yield sent_id, forms, tags
                forms, tags = [], []
            elif line[0] != '#':
                fields = line.split('\t')
                forms.append(fields[1])
                tags.append('O' if fields[2][2:] == 'O' else fields[2])


def write(path, sentences):
    """Writes (sent_id, forms, tags) triples."""
    with open(path, 'w', encoding='utf-8') as out:
        for sent_id, forms, tags in sentences:
            out.write('# sent_id = %s\n' % sent_id)
            for i, (form, tag) in enumerate(zip(forms, tags), 1):
                out.write('%d\t%s\t%s\n' % (i, form, tag))
            out.write('\n')
