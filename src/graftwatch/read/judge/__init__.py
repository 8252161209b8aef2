"""The judge: how likely each claim that the frames make is to be right, and whether it is worth keeping.

A logistic regression over what can be seen of a claim in its text (`seen.py`), learnt from the marked articles of
`benchmarks/gold/dev` and `benchmarks/gold/press` by `benchmarks/train_judge.py`. It proposes nothing and changes no
field: it drops what is more likely wrong than the loss of it costs, and its probability, put on the scale of articles
that nobody who works on the reader has seen (`benchmarks/calibrate.py`), is the confidence of what stays.
"""

from graftwatch.read.judge.model import judged, least, probability
from graftwatch.read.judge.seen import seen_of

__all__ = ["judged", "least", "probability", "seen_of"]
