"""What a heading that no lexicon knows is about: *Puolivälissä voi jo vähän kehua* tells of results.

A trained classifier (``models/headings``) reads the heading's character n-grams, words and word vectors.
"""

from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hankenlp.resources.additions import cached_up_to
from hankenlp.resources.linear import Linear, classifier
from hankenlp.resources.vectors import WIDTH, unit_vectors, words

SURE: Final = 0.6
"""The least probability that is believed."""
SECTIONS: Final = frozenset(
    ("activities", "background", "benefits", "expected_outcomes", "goals", "outcomes", "practices", "target_group")
)
"""The sections that are guessed; the classifier's others part them from names, news and labels of values."""
_MODEL: Final = "headings"
_LONGEST: Final = 90
_SHORTEST, _MOST = 2, 5


@cached_up_to(4096)
def guessed_section(heading: str) -> str | None:
    """The section that an unknown heading is likely to head, or None."""
    form = " ".join(heading.split())
    if not 4 <= len(form) <= _LONGEST or sum(char.isdigit() for char in form) > 2:
        return None
    name, probability = guess(form, classifier(_MODEL))
    return name if name in SECTIONS and probability >= SURE else None


def guess(heading: str, model: Linear) -> tuple[str, float]:
    """The likeliest class and its probability."""
    names = features(heading)
    logs = model.log_probabilities([(names, value(names))], vector(heading)[None])[0]
    best = int(logs.argmax())
    return model.classes[best], float(np.exp(logs[best]))


def value(names: list[str]) -> float:
    """What each feature counts: less in a long heading."""
    return float(1 / np.sqrt(len(names) or 1))


def features(heading: str) -> list[str]:
    """Character n-grams of each word, its words, pairs of words and a question mark."""
    tokens = [*words(heading), *(["?"] if "?" in heading else ())]
    found = {f"w={token}" for token in tokens}
    found |= {f"w={first} {second}" for first, second in pairwise(tokens)}
    for token in tokens:
        padded = f" {token} "
        found |= {padded[i : i + size] for size in range(_SHORTEST, _MOST + 1) for i in range(len(padded) - size + 1)}
    return sorted(found)


def vector(heading: str) -> NDArray[np.float32]:
    """The mean of the words' vectors, the last word's and the first's, one behind the other."""
    rows = unit_vectors(words(heading))
    if not len(rows):
        return np.zeros(3 * WIDTH, dtype=np.float32)
    joined: NDArray[np.float32] = np.concatenate([rows.mean(axis=0), rows[-1] / 2, rows[0] / 2])
    return joined
