"""The tags of a trained spaCy model, worked out in NumPy for all blocks of a text at once.

It is spaCy's own computation (``MultiHashEmbed``, ``MaxoutWindowEncoder``, two softmax layers) with the same weights, but
the embedding is worked out once for each different word instead of each token, and no block needs a ``Doc``.
"""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IDS  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.parts_of_speech import IDS as POS_IDS  # type: ignore[import-not-found]
from spacy.strings import get_string_id
from spacy.vectors import Vectors  # type: ignore[import-not-found]

Floats = NDArray[np.float32]
Indices = NDArray[np.intp]

_WINDOW: Final = np.array([-1, 0, 1])
_REMEMBERED: Final = 30_000
"""Words whose embedding is kept: 22 MiB."""
_FEWEST: Final = 16
_TINY: Final = 1e-8
_MAXOUT: Final = "maxout>>layernorm>>dropout"


class Tags(NamedTuple):
    """What tokens get, one row each: hash of the tag, part of speech, hash of the features; and the labels used."""

    values: NDArray[np.uint64]
    tags: frozenset[str]
    features: frozenset[str]


class Inference:
    """A tagger and a morphologizer on one embedding.

    Args:
        nlp: a pipeline that ``is_known``.
    """

    def __init__(self, nlp: Language) -> None:
        embed, encode = nlp.get_pipe("tok2vec").model.layers  # type: ignore[attr-defined]
        self._memory: dict[str, Floats] = {}
        getters: dict[int, Any] = nlp.vocab.lex_attr_getters  # type: ignore[attr-defined]
        self._getters = [getters[IDS[name]] for name in _embedding(nlp)["attrs"]]
        self._hashed = _node(embed, "with_array(ints-getitem").layers[0]
        self._vectors = _projected(nlp.vocab.vectors, _node(embed, "static_vectors").get_param("W"))
        self._mix = _Maxout(_node(embed, f"with_array({_MAXOUT})"))
        self._layers = [_Maxout(node) for node in encode.walk() if node.name == f"expand_window>>{_MAXOUT}"]
        self._quiet = _quiet(self._layers)
        tagger, morphologizer = nlp.get_pipe("tagger"), nlp.get_pipe("morphologizer")
        self._tagger, self._morphologizer = _Softmax(tagger), _Softmax(morphologizer)
        self._tags: list[str] = list(tagger.labels)  # type: ignore[attr-defined]
        config = morphologizer.cfg  # type: ignore[attr-defined]
        labels = list(morphologizer.labels)  # type: ignore[attr-defined]
        self._features = [str(config["labels_morph"][label]) for label in labels]
        parts = [config["labels_pos"][label] for label in labels]
        self._rows = np.array(
            [(part, nlp.vocab.morphology.add(feats)) for part, feats in zip(parts, self._features, strict=True)],
            dtype=np.uint64,
        )
        self._ruled = _rules(nlp, self._tags)

    def __call__(self, blocks: Sequence[Sequence[str]]) -> Tags:
        """The tags of all words, in their order; a block does not see its neighbours."""
        words = [word for block in blocks for word in block]
        if not words:
            return Tags(np.zeros((0, 3), dtype=np.uint64), frozenset(), frozenset())
        numbers: dict[str, int] = {}
        different = np.array([numbers.setdefault(word, len(numbers)) for word in words])
        encoded = self._encoded(self._embedded(list(numbers))[different], [len(block) for block in blocks])
        tags, labels = self._tagger(encoded), self._morphologizer(encoded)
        names = np.array([get_string_id(tag) for tag in self._tags], dtype=np.uint64)
        values = np.column_stack([names[tags], self._rows[labels]])
        used = {self._features[label] for label in np.unique(labels)}
        for tag, (part, feats, name) in self._ruled.items():
            values[tags == tag, 1:] = part, feats
            used.add(name)
        return Tags(values, frozenset(self._tags[tag] for tag in np.unique(tags)), frozenset(used))

    def _embedded(self, words: list[str]) -> Floats:
        """A row for each word; those of the last words are remembered."""
        found = {word: self._memory.get(word) for word in words}
        new = [word for word, row in found.items() if row is None]
        if len(self._memory) + len(new) > _REMEMBERED:
            self._memory = {}
        if new:
            # A product of very few rows may differ in its last bit from that of the same rows among others.
            filled = [*new, *new[:1] * (_FEWEST - len(new))]
            keys = np.array([[get_string_id(get(word)) for get in self._getters] for word in filled], dtype=np.uint64)
            rows = self._mix(np.hstack([self._hashed.predict(keys), self._vectors.get_batch(filled)]))
            fresh = dict(zip(new, rows, strict=False))
            found.update(fresh)
            self._memory.update(fresh)
        return np.array([found[word] for word in words])

    def _encoded(self, rows: Floats, lengths: list[int]) -> Floats:
        """The rows in the sight of their neighbours; rows of zeros, as many as there are layers, part the blocks.

        Of those rows only what a word may come to see is worked out: layer by layer, the rows that are near enough to a
        word, save those that see nothing but zeros.
        """
        margin, width = len(self._layers), rows.shape[1]
        places = np.arange(len(rows)) + (np.arange(len(lengths)) + 1).repeat(lengths) * margin
        padded = np.zeros((len(rows) + (len(lengths) + 1) * margin, width), dtype=np.float32)
        padded[places] = rows
        away = np.full(len(padded), margin)
        for distance in range(margin - 1, -1, -1):
            for side in (-distance, distance):
                away[places + side] = distance
        for number, layer in enumerate(self._layers):
            near = (away <= min(number + 1, margin - 1 - number)).nonzero()[0]
            seen = padded[near[:, None] + _WINDOW].reshape(len(near), -1)
            padded[(away > number + 1).nonzero()[0]] += self._quiet[number]
            padded[near] += layer(seen)
        encoded: Floats = padded[places]
        return encoded


class _Maxout:
    """The largest of a few linear maps, normalised over its width."""

    def __init__(self, model: Any) -> None:
        maxout, norm = _node(model, "maxout", exact=True), _node(model, "layernorm", exact=True)
        weights = maxout.get_param("W")
        self.pieces = weights.shape[1]
        # All first pieces come before all second pieces.
        self.weights = np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1))
        self.bias = maxout.get_param("b").T.reshape(-1).copy()
        self.gain, self.shift = norm.get_param("G"), norm.get_param("b")

    def __call__(self, rows: Floats) -> Floats:
        mapped = rows @ self.weights
        mapped += self.bias
        best, *others = np.split(mapped, self.pieces, axis=1)
        for piece in others:
            best = np.maximum(best, piece)
        best -= best.mean(axis=1, keepdims=True)
        best *= 1.0 / np.sqrt(np.einsum("ij,ij->i", best, best) / best.shape[1] + _TINY)[:, None]
        best *= self.gain
        best += self.shift
        return best


class _Softmax:
    """The likeliest label of each row."""

    def __init__(self, pipe: Any) -> None:
        softmax = _node(pipe.model, "softmax", exact=True)
        self.weights = np.ascontiguousarray(softmax.get_param("W").T)
        self.bias = softmax.get_param("b")

    def __call__(self, rows: Floats) -> Indices:
        likeliest: Indices = (rows @ self.weights + self.bias).argmax(axis=1)
        return likeliest


def _projected(vectors: Any, weights: Floats) -> Any:
    """The table of vectors as the linear layer behind it sees them: a word's vector is a mean of the table's rows."""
    return Vectors(
        strings=vectors.strings,
        data=vectors.data @ np.ascontiguousarray(weights.T),
        mode=vectors.mode,
        minn=vectors.minn,
        maxn=vectors.maxn,
        hash_count=vectors.hash_count,
        hash_seed=vectors.hash_seed,
        bow=vectors.bow,
        eow=vectors.eow,
    )


def _quiet(layers: Sequence[_Maxout]) -> list[Floats]:
    """What each layer adds to a row that has seen nothing but zeros."""
    row = np.zeros((1, len(layers[0].gain)), dtype=np.float32)
    added = []
    for layer in layers:
        added.append(layer(np.tile(row, 3)))
        row = row + added[-1]
    return added


def is_known(nlp: Language) -> bool:
    """Whether the pipeline is of the architecture that ``Inference`` works out."""
    if not {"tok2vec", "tagger", "morphologizer"} <= set(nlp.pipe_names):
        return False
    embed, components = _embedding(nlp), nlp.config["components"]
    encode = components["tok2vec"]["model"].get("encode", {})
    return (
        embed.get("@architectures") == "spacy.MultiHashEmbed.v2"
        and bool(embed.get("include_static_vectors"))
        and set(embed["attrs"]) <= {"NORM", "LOWER", "PREFIX", "SUFFIX", "SHAPE"}
        and encode.get("@architectures") == "spacy.MaxoutWindowEncoder.v2"
        and encode["window_size"] == 1
        and nlp.vocab.vectors.mode == "floret"
        and all(
            list(p["attrs"]) == ["POS", "MORPH"]
            and len(p["patterns"]) == 1
            and [*map(list, p["patterns"][0])] == [["TAG"]]
            for p in _ruler(nlp)
        )
        and all(
            components[name]["model"]["@architectures"] == "spacy.Tagger.v1" for name in ("tagger", "morphologizer")
        )
    )


def _embedding(nlp: Language) -> dict[str, Any]:
    embedding: dict[str, Any] = nlp.config["components"]["tok2vec"]["model"].get("embed", {})
    return embedding


def _node(model: Any, name: str, exact: bool = False) -> Any:
    return next(node for node in model.walk() if (node.name == name if exact else node.name.startswith(name)))


def _ruler(nlp: Language) -> list[dict[str, Any]]:
    """The attribute ruler's patterns, without the one for white space, which no block has."""
    if "attribute_ruler" not in nlp.pipe_names:
        return []
    return [p for p in nlp.get_pipe("attribute_ruler").patterns if p["patterns"] != [[{"IS_SPACE": True}]]]  # type: ignore[attr-defined]


def _rules(nlp: Language, tags: Sequence[str]) -> dict[int, tuple[int, int, str]]:
    """The part of speech and the features that the attribute ruler gives to a tag, by the tag's number."""
    found = {}
    for pattern in _ruler(nlp):
        ((match,),), attrs = pattern["patterns"], pattern["attrs"]
        features = attrs["MORPH"].strip("_")
        found[tags.index(match["TAG"])] = POS_IDS[attrs["POS"]], nlp.vocab.morphology.add(features), features
    return found
