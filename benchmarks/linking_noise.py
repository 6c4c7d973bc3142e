"""What befalls a name on its way into a document: case endings, slips of the pen, scanning, capitals, wrong base forms.

Every function takes a name as it is written and its base form, and returns both changed in the same way, for a pipeline
that reads *Lapin yliopstossa* gives *Lapin yliopsto* as its base form.
"""

from random import Random

Written = tuple[str, str]
"""A name as it stands in the text, and its base form."""

INFLECTED = 0.55
SLIPS = 0.010
SCANNING = 0.005
CAPITALS = 0.015
HYPHENS = 0.15
WRONG_BASE = {"coined": 0.14, "person": 0.02, "other": 0.003, "known": 0.001}
"""Shares of mentions; ``HYPHENS`` those of names with a hyphen, ``WRONG_BASE`` those of inflected names.

The last are what ``base_form`` really gets wrong of such names: it guesses at coined words, and seldom at others.
"""

_PLURAL = ("iden", "jen", "ien", "itten")
_LOCAL = ("ssa", "lla", "lle", "sta", "lta")
_READ_AS = {"l": "1", "i": "l", "o": "0", "ä": "a", "ö": "o", "å": "a", "e": "c", "I": "l", "O": "0"}
_HYPHENS = (" ", "–", "- ", " -")


def written(rng: Random, nominative: str, genitive: str) -> Written:
    """The name in one of its cases."""
    if rng.random() >= INFLECTED:
        return nominative, nominative
    if rng.random() < 0.5 or not _regular(nominative, genitive):
        return genitive, nominative
    stem, ending = genitive[:-1], rng.choice(_LOCAL)
    back = max(map(stem.rfind, "aouAOU")) > max(map(stem.rfind, "äöyÄÖY"))
    return stem + (ending if back else ending.replace("a", "ä")), nominative


def _regular(nominative: str, genitive: str) -> bool:
    """Whether the local cases can be told from the genitive: *Oulun kaupungin*, not *Haapaveden*, *Uudenkaupungin*."""
    if not genitive.endswith("n") or ":" in genitive or genitive.endswith(_PLURAL):
        return False
    return (
        any(vowel in genitive[-5:].lower() for vowel in "aouäöy") and _alike(nominative, genitive) > len(nominative) - 5
    )


def damaged(rng: Random, name: Written, sort: str = "other") -> Written:
    """The name as the text and the pipeline have it: mostly as it should be. ``sort`` is a key of ``WRONG_BASE``."""
    chance = rng.random()
    for share, change in ((SLIPS, slip), (SCANNING, scanned), (CAPITALS, _capitals)):
        if chance < share:
            return change(rng, name)
        chance -= share
    if name[0] != name[1] and ":" not in name[0] and chance < WRONG_BASE[sort]:
        return name[0], wrong_base(rng, name, sort)
    return _hyphens(rng, name) if "-" in name[1] and rng.random() < HYPHENS else name


def slip(rng: Random, name: Written) -> Written:
    """One letter too few, too many or wrong, or two that changed places; the first letter is always right."""
    letters = [at for at in _shared(name) if at and name[0][at - 1 : at + 1].isalpha() and name[0][at].islower()]
    if len(letters) < 4:
        return name
    at = rng.choice(letters)
    one = name[0][at]
    before = name[0][at - 1]
    kind = rng.randrange(4)
    if kind == 0 and before.islower() and before != one:
        return _replaced(name, at - 1, at + 1, one + before)
    return _replaced(name, at, at + 1, ("", one + one, rng.choice("aeiklnost"))[kind % 3])


def scanned(rng: Random, name: Written) -> Written:
    """One character read as another."""
    places = [at for at in _shared(name) if name[0][at] in _READ_AS]
    if not places:
        return name
    at = rng.choice(places)
    return _replaced(name, at, at + 1, _READ_AS[name[0][at]])


def _capitals(_: Random, name: Written) -> Written:
    return name[0].upper(), name[1].upper()


def wrong_base(rng: Random, name: Written, sort: str) -> str:
    """A base form as the guesser makes them: *Visitekki* for *Visitekin*, *Norlogi*, *Kainavitta*; *Valtar*, *Abdin*."""
    surface, base = name
    last, before = base[-1], base[-2:-1]
    if sort == "person" and base.endswith("nen"):
        return base
    if sort == "coined" and last not in "aeiouyåäön":
        return base + (last if last in "ptk" else "") + "i"
    if sort == "coined" and before in "ptk":
        return base[:-1] + before + last
    if sort == "coined" and last == "n" or sort == "person" and last == "i" and rng.random() < 0.6:
        return base[:-1]
    return surface if rng.random() < 0.3 else surface[: -3 if surface[-1] in "aäe" else -1]


def _hyphens(rng: Random, name: Written) -> Written:
    """Another sign or a space for a hyphen inside a word; that of *sosiaali- ja* stays."""
    inside = [at for at in _shared(name) if name[0][at] == "-" and name[0][at + 1 : at + 2].isalnum()]
    if not inside:
        return name
    at = rng.choice(inside)
    return _replaced(name, at, at + 1, rng.choice(_HYPHENS))


def _shared(name: Written) -> range:
    """The positions at which what is written and the base form are alike."""
    return range(_alike(*name))


def _alike(one: str, other: str) -> int:
    """The length of what both begin with."""
    different = (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(different, min(len(one), len(other)))


def _replaced(name: Written, start: int, end: int, by: str) -> Written:
    return name[0][:start] + by + name[0][end:], name[1][:start] + by + name[1][end:]
