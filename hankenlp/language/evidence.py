"""What a document's other forms say of a name's base form: *Oukaan* beside *Oukan* speaks for *Ouka*, *Oukkaan* for *Oukka*.

Each form has its own candidates; the base form that all of them share at the least cost is the likeliest.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from os.path import commonprefix
from typing import Final

from hankenlp.language.nominative import Candidate, candidates

_BEGINNING: Final = 3
"""Forms of one name begin with as many equal letters at least."""
_ENDING: Final = 4
"""A name's last letters, which its forms need not share (gradation and the stem's last vowel)."""
_LONGER: Final = 6
"""A form is longer than another one by fewer letters."""
_AGAINST: Final = 2.0
"""What one form can speak against a base form at most."""
_FORMS: Final = 6
"""More forms of one name are not asked."""


def support(word: str, found: Sequence[Candidate], context: Collection[str]) -> Mapping[str, float]:
    """Base form → what the other forms in ``context`` speak against it (zero or less); empty where there is none.

    ``found`` are the candidates of ``word``. Only capitalised words are asked.
    """
    if len(context) < 2 or not word[:1].isupper() or len(word) <= _BEGINNING or len(found) < 2:
        return {}
    ours = dict.fromkeys(c.form for c in found)
    value: dict[str, float] = defaultdict(float)
    asked = 0
    for other in _forms_of(word, context):
        theirs = {c.form: c.cost for c in reversed(candidates(other)) if c.case != "Nom"}
        shared = [theirs[form] for form in ours if form in theirs]
        if not shared or min(shared) > min(theirs.values()) + _AGAINST:
            continue
        for form in ours:
            value[form] -= min(theirs.get(form, 99.0) - min(theirs.values()), _AGAINST)
        asked += 1
        if asked == _FORMS:
            break
    return value


def _forms_of(word: str, context: Collection[str]) -> list[str]:
    words = context if isinstance(context, frozenset) else frozenset(context)
    needed = max(_BEGINNING, len(word) - _ENDING - _BEGINNING)
    return [
        other
        for other in _by_beginning(words).get(word[:_BEGINNING], ())
        if other != word
        and abs(len(other) - len(word)) < _LONGER
        and len(commonprefix([word, other])) >= min(needed, len(other) - _ENDING)
    ]


@lru_cache(maxsize=4)
def _by_beginning(words: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    index: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if word[:1].isupper() and not word.isupper() and len(word) > _BEGINNING:
            index[word[:_BEGINNING]].append(word)
    return {beginning: tuple(sorted(found)) for beginning, found in index.items()}
