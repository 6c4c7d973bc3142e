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
WRONG_BASE = 0.015
"""Shares of mentions; of ``HYPHENS`` those whose name has a hyphen."""

_PLURAL = ("iden", "jen", "ien", "itten")
_LOCAL = ("ssa", "lla", "lle", "sta", "lta")
_READ_AS = {"l": "1", "i": "l", "o": "0", "ä": "a", "ö": "o", "å": "a", "e": "c", "I": "l", "O": "0"}
_HYPHENS = (" ", "–", "- ", " -")


def written(rng: Random, nominative: str, genitive: str) -> Written:
    """The name in one of its cases."""
    if rng.random() >= INFLECTED:
        return nominative, nominative
    if rng.random() < 0.5 or not genitive.endswith("n") or ":" in genitive or genitive.endswith(_PLURAL):
        return genitive, nominative
    stem, ending = genitive[:-1], rng.choice(_LOCAL)
    back = max(map(stem.rfind, "aouAOU")) > max(map(stem.rfind, "äöyÄÖY"))
    return stem + (ending if back else ending.replace("a", "ä")), nominative


def damaged(rng: Random, name: Written) -> Written:
    """The name as the text and the pipeline have it: mostly as it should be."""
    chance = rng.random()
    for share, change in ((SLIPS, slip), (SCANNING, scanned), (CAPITALS, _capitals), (WRONG_BASE, _wrong_base)):
        if chance < share:
            return change(rng, name)
        chance -= share
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


def _wrong_base(rng: Random, name: Written) -> Written:
    """The name as it is written, or its ending cut off as if the stem never changed."""
    surface, base = name
    return surface, surface if surface == base or rng.random() < 0.5 else surface[: -3 if surface[-1] in "aäe" else -1]


def _hyphens(rng: Random, name: Written) -> Written:
    at = rng.choice([at for at, letter in enumerate(name[1]) if letter == "-"])
    return _replaced(name, at, at + 1, rng.choice(_HYPHENS)) if at in _shared(name) else name


def _shared(name: Written) -> range:
    """The positions at which what is written and the base form are alike."""
    surface, base = name
    alike = next((at for at, (a, b) in enumerate(zip(surface, base, strict=False)) if a != b), None)
    return range(min(len(surface), len(base)) if alike is None else alike)


def _replaced(name: Written, start: int, end: int, by: str) -> Written:
    return name[0][:start] + by + name[0][end:], name[1][:start] + by + name[1][end:]
