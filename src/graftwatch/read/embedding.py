"""The first layer of a spaCy pipeline, asked once for each word instead of once for each token.

What the embedding layer makes of a token depends on a few of its attributes (norm, prefix, suffix, shape, ...) and on
nothing around it, yet it is a third of the network's arithmetic. Its answers are remembered.
"""

from collections.abc import Callable, Sequence
from typing import Any

VECTORS_KEPT = 32_768  # 12 MB at a width of 96


def remember_embeddings(pipeline: Any) -> None:
    """Let the `tok2vec` component of a pipeline remember its embeddings; one that is built otherwise stays as it is."""
    if "tok2vec" not in pipeline.pipe_names:
        return
    model = pipeline.get_pipe("tok2vec").model
    if "embed" not in model.ref_names or model.layers[0] is not model.get_ref("embed"):
        return
    embed = model.layers[0]
    if embed.layers and embed.layers[0].name == "extract_features":
        model.layers[0] = _remembering(embed)


def rows_as_bytes(table: Any) -> list[bytes]:
    """The rows of a numpy table, each as one key for a dictionary: a fifth of the time that tuples of numbers take."""
    width = table.shape[1] * table.itemsize
    return table.copy().view(f"V{width}").ravel().tolist()  # type: ignore[no-any-return]


def _remembering(embed: Any) -> Any:
    from thinc.api import Model

    features, *network = embed.layers
    columns = features.attrs["columns"]
    known: dict[bytes, int] = {}
    vectors: Any = None

    def forward(model: Any, docs: Sequence[Any], is_train: bool) -> tuple[list[Any], Callable[[Any], Any]]:
        nonlocal vectors
        rows = [rows_as_bytes(doc.to_array(columns)) for doc in docs]
        if is_train or (tokens := sum(map(len, rows))) > VECTORS_KEPT:  # or one endless sentence
            return embed(docs, is_train)  # type: ignore[no-any-return]
        if len(known) + tokens > VECTORS_KEPT:
            known.clear()
        new = list(dict.fromkeys(row for doc in rows for row in doc if row not in known))
        if new:
            table = model.ops.xp.frombuffer(b"".join(new), dtype="uint64").reshape(len(new), -1)
            made = [model.ops.asarray2i(table, dtype="uint64")]
            for layer in network:
                made = layer.predict(made)
            if vectors is None:
                vectors = model.ops.alloc2f(VECTORS_KEPT, made[0].shape[1])
            vectors[len(known) : len(known) + len(new)] = made[0]
            known.update(zip(new, range(len(known), len(known) + len(new))))
        return [vectors[[known[row] for row in doc]] for doc in rows], list  # a step back that nobody takes

    return Model("remembered_embedding", forward, layers=[embed])
