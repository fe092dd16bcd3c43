"""Checks of what is written by hand: python3 -m unittest training_test."""
import itertools
import unittest

import torch

from crf import best_path, negative_log_likelihood
from lstm import BiLSTM


class LSTMTest(unittest.TestCase):
    def test_states_and_gradients_are_those_of_pytorch(self):
        torch.manual_seed(1)
        steps, size, inputs, hidden = 5, 3, 7, 8
        lengths = torch.tensor([5, 4, 2])
        ours, theirs = BiLSTM(inputs, hidden), torch.nn.LSTM(inputs, hidden, bidirectional=True)
        for d, suffix in enumerate(('', '_reverse')):
            turn = lambda w: torch.cat([w[k * hidden:(k + 1) * hidden] for k in (2, 0, 1, 3)])  # their i, f, g, o
            for name, mine in (('weight_ih', ours.input_weight), ('weight_hh', ours.state_weight)):
                mine.data[d] = turn(getattr(theirs, name + '_l0' + suffix).data)
            theirs_bias = getattr(theirs, 'bias_ih_l0' + suffix).data + getattr(theirs, 'bias_hh_l0' + suffix).data
            ours.bias.data[d] = turn(theirs_bias)
        x = torch.randn(steps, size, inputs)
        mine, other = x.clone().requires_grad_(), x.clone().requires_grad_()
        time = torch.arange(steps).unsqueeze(1)
        turned = torch.where(time < lengths, lengths - 1 - time, time)
        got = ours(mine, (turned * size + torch.arange(size)).view(-1))
        packed = torch.nn.utils.rnn.pack_padded_sequence(other, lengths)
        want = torch.nn.utils.rnn.pad_packed_sequence(theirs(packed)[0])[0]
        mask = (time < lengths).unsqueeze(2)
        weight = torch.randn(want.shape)
        self.assertTrue(torch.allclose(got * mask, want, atol=1e-5))
        (got * mask * weight).sum().backward()
        (want * weight).sum().backward()
        self.assertTrue(torch.allclose(mine.grad, other.grad, atol=1e-5))
        self.assertTrue(torch.allclose(ours.state_weight.grad[0][hidden:2 * hidden],
                                       theirs.weight_hh_l0.grad[:hidden], atol=1e-5))


class CRFTest(unittest.TestCase):
    def test_likelihood_and_best_path_against_all_paths(self):
        torch.manual_seed(2)
        scores, transitions = torch.randn(4, 1, 3), torch.randn(3, 3)
        tags = torch.tensor([[0], [2], [1], [1]])
        total = lambda p: (sum(scores[i, 0, k] for i, k in enumerate(p)) +
                           sum(transitions[a, b] for a, b in zip(p, p[1:])))
        paths = list(itertools.product(range(3), repeat=4))
        every = torch.stack([total(p) for p in paths])
        want = (every.logsumexp(0) - total(tags[:, 0].tolist())) / 4
        got = negative_log_likelihood(scores, transitions, tags, torch.ones(4, 1, dtype=torch.bool))
        self.assertAlmostEqual(got.item(), want.item(), places=5)
        self.assertEqual(tuple(best_path(scores[:, 0], transitions)), paths[every.argmax()])


if __name__ == '__main__':
    unittest.main()
