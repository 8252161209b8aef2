"""No search for garbage while documents are read, or linked.

Reading a sentence makes some thousand small objects that live as long as their document, linking remembers hundreds of
thousands of words. Python's cyclic collector would walk through them again and again, a tenth of the time that reading
takes and a quarter of what linking takes, and find next to nothing: reading leaves no cycles, linking those of some
statements of SQLAlchemy's, a kilobyte a document. It is stopped for one batch of documents at a time, and what is left
of a batch counts as old, so that it is not searched at once when the collector goes on, but with everything else once
in many batches.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Final

SEARCHED: Final = 64  # batches after which all is searched: a third of a second in a minute, for a few megabytes

_batches = count(1)


@contextmanager
def uncollected() -> Iterator[None]:
    """Stop the cyclic collector of this process inside the `with`; a collector that was stopped before stays so."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()  # moves all into a generation of its own, without a look at it ...
            gc.unfreeze()  # ... and from there to the oldest one
            gc.enable()
            if next(_batches) % SEARCHED == 0:
                gc.collect()
