"""Averages the weights of models that were trained on from one and the same model ("soup", Wortsman et al., 2022)."""
import argparse

import torch


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('out')
    p.add_argument('models', nargs='+')
    a = p.parse_args()
    mean = None
    for path in a.models:
        saved = torch.load(path)
        if mean is None:
            mean = saved
            weights = {k: v / len(a.models) for k, v in saved['weights'].items()}
            continue
        if saved['vocabulary'] != mean['vocabulary'] or saved['layers'] != mean['layers']:
            raise SystemExit(path + ' is of another make')
        for k, v in saved['weights'].items():
            weights[k] += v / len(a.models)
    mean['weights'] = weights
    torch.save(mean, a.out)


if __name__ == '__main__':
    main()
