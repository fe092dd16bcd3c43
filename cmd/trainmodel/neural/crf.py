"""A conditional random field over a chain of tags (Lafferty et al., 2001), learned jointly with what scores the tags."""
import torch


def negative_log_likelihood(scores, transitions, tags, mask):
    """Mean over words. scores [time, batch, tag], transitions [from, to], tags and mask [time, batch], mask a prefix."""
    tags = tags.clamp(min=0)
    chosen = scores.gather(2, tags.unsqueeze(2)).squeeze(2)
    path = (chosen * mask).sum() + (transitions[tags[:-1], tags[1:]] * mask[1:]).sum()
    alpha = scores[0]
    for t in range(1, scores.size(0)):
        step = torch.logsumexp(alpha.unsqueeze(2) + transitions, 1) + scores[t]
        alpha = torch.where(mask[t].unsqueeze(1), step, alpha)
    return (torch.logsumexp(alpha, 1).sum() - path) / mask.sum()


def best_path(scores, transitions):
    """The best tags of one sentence, scores [time, tag]."""
    back, total = [], scores[0]
    for t in range(1, scores.size(0)):
        best, came = (total.unsqueeze(1) + transitions).max(0)
        back.append(came)
        total = best + scores[t]
    path = [total.argmax().item()]
    for came in reversed(back):
        path.append(came[path[-1]].item())
    return path[::-1]
