"""Names that the knowledge base has, found in any case form.

A trie over the words of all names. The words of a name are compared as written; where that fails, by their nominatives,
so that *Lapin yliopistosta*, *kansalliseen kehittämisohjelmaan* and *Uudessakaupungissa* are found under their names.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from hankenlp.extraction.person_lexicon import is_given_name
from hankenlp.extraction.words import Word, is_common, pieces
from hankenlp.language.morphology import analyses, in_lexicon
from hankenlp.language.nominative import candidates
from hankenlp.resources import table
from hankenlp.resources.additions import cached, cached_up_to
from hankenlp.resources.knowledge import Entry, knowledge
from hankenlp.resources.patterns import word_set, word_tuple


@dataclass(slots=True)
class Node:
    """A place in the trie: what may follow, and the names that end here."""

    then: dict[str, "Node"] = field(default_factory=dict)
    ends: list[tuple[str, Entry]] = field(default_factory=list)
    starts: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Known:
    """Words ``first`` to ``last`` (exclusive) are the known ``name`` of each of ``entries``."""

    first: int
    last: int
    name: str
    entries: tuple[Entry, ...]
    inflected: bool
    trimmed: int = 0
    """Characters of the last word that do not belong to the name: *-hankkeen* in *ESR-hankkeen*."""


COST: Final = 6.5
"""Candidates for a nominative that cost more are not looked up."""
SHORTEST: Final = 9
"""Letters of a single word that is a name without a capital, too: *kansaneläkelaitos*."""
_DOTLESS: Final = str.maketrans("äöå", "aoa")


@cached
def _trie() -> Node:
    return _built(knowledge())


def _built(entries: Iterable[Entry]) -> Node:
    root = Node()
    ignored = word_set("organization_heads", "ignored")
    for entry in entries:
        for name in entry.names:
            if name in ignored or _is_composed(name, entry):
                continue
            node = root
            for gap, word in pieces(name):
                node = node.then.setdefault(f"{gap}{word.casefold()}", Node())
            node.ends.append((name, entry))
            _add_without_hyphen(root, name, entry)
            if entry.kind in ("municipality", "other") and len(name) >= 7 and " " not in name:
                # Scanned and typed texts lose their dots: Kemijarven.
                bare = name.casefold().translate(_DOTLESS)
                root.then.setdefault(f" {bare}", Node()).ends.append((name, entry))
    return root


def _add_without_hyphen(root: Node, name: str, entry: Entry) -> None:
    """*Kaste ohjelma* for *Kaste-ohjelma*, *liikenne ja ympäristökeskus*: what is typed without its hyphen."""
    typed = name.replace("- ja ", " ja ")
    ending = next((e for e in word_tuple("programme_heads", "lost_hyphens") if name.endswith(f"-{e}")), None)
    if ending and entry.type == "programme":
        typed = f"{name.removesuffix(f'-{ending}').rstrip()} {ending}"
    if typed == name:
        return
    node = root
    for gap, word in pieces(typed):
        node = node.then.setdefault(f"{gap}{word.casefold()}", Node())
    node.ends.append((name, entry))


def _is_composed(name: str, entry: Entry) -> bool:
    """Names that are two mentions: with another in brackets, of a project, of two places.

    A programme may be called a project, too: *Kansallinen terveyshanke*; but *PARAS-hanke* is *PARAS* and a noun.
    """
    whole = entry.type == "programme" and "-" not in name.split()[-1]
    return (
        "(" in name
        or (name.endswith(word_tuple("organization_heads", "project_ends")) and not whole)
        or (entry.type == "place" and " ja " in name)
    )


def known_names(words: Sequence[Word], own: Iterable[Entry] | None = None) -> Iterator[Known]:
    """Every known name in the words, overlapping ones too: of the knowledge base, or of ``own`` entries.

    A programme called by a common noun or a given name (*Kaste*, *Helmi*) counts where the words around say that it is
    one, or where another form in the document does.
    """
    root = _trie() if own is None else _built(own)
    found = [match for first in range(len(words)) for match in _from(root, words, first)]
    if own is not None:
        yield from found
        return
    doubtful = {i for i, match in enumerate(found) if _is_doubtful(match, words)}
    sure = {entry.id for i, match in enumerate(found) if i not in doubtful for entry in match.entries}
    for i, match in enumerate(found):
        if i not in doubtful or any(entry.id in sure for entry in match.entries):
            yield match


def _is_doubtful(match: Known, words: Sequence[Word]) -> bool:
    """Whether one word is a programme's name, or a common noun or somebody's given name, and nothing says which."""
    word = words[match.first]
    if match.last - match.first > 1 or match.trimmed or word.text.endswith("-") or not _means_much(match.name):
        return False
    if any(entry.type != "programme" for entry in match.entries):
        return False
    if word.is_acronym and any(word.form.startswith(name) and name.isupper() for name in match.entries[0].names):
        return False
    before = words[match.first - 1] if match.first else None
    after = words[match.last] if match.last < len(words) else None
    if before is not None and before.is_acronym and word.gap == "/":
        return False  # STM / Kaste
    headed = before is not None and before.block == word.block and _is_head(before, word.gap)
    return not headed and not (after is not None and after.gap == " " and _counts_or_pays(match, word, after))


@cached
def _means_much(name: str) -> bool:
    """*Kaste* is a common noun, *Helmi* a given name, too."""
    if "-" in name or " " in name:
        return False
    plain = name.lower()
    common = any(a.pos in ("NOUN", "ADJ") and a.lemma == plain and len(a.parts) < 2 for a in in_lexicon(plain))
    return common or is_given_name(name.capitalize())


def _is_head(word: Word, gap: str) -> bool:
    """*kehittämisohjelma Kaste*, *Ohjelma: Kaste*, *Rahoitus: Kaste*."""
    heads = tuple(h[1:] for h in word_tuple("programme_heads", "heads"))
    money = word_set("programme_heads", "money") if gap != " " else ()
    nominatives = [a.lemma for a in in_lexicon(word.form.lower()) if a.case == "Nom"]
    return any(lemma.endswith(heads) or lemma in money for lemma in nominatives)


def _counts_or_pays(match: Known, word: Word, after: Word) -> bool:
    """*Kaste II*, *Kaste 2012–2015*, *Kasteen rahoitus*."""
    if re.fullmatch(r"[IVX]+|(?:19|20)\d\d(?:-(?:19|20)\d\d)?", after.form):
        return True
    genitive = any(c.case == "Gen" and c.cost < COST for c in word.candidates) and not is_given_name(match.name)
    return genitive and any(a.is_known and a.lemma in word_set("programme_heads", "money") for a in after.analyses)


def _from(root: Node, words: Sequence[Word], first: int) -> Iterator[Known]:
    paths: list[tuple[Node, int]] = [(root, 0)]
    at = first
    while paths and at < len(words):
        word = words[at]
        if at > first and word.sentence != words[at - 1].sentence and not word.wraps:
            return
        gap = " " if at == first or word.wraps else word.gap
        yield from _in_compound(paths, gap, words, first, at)
        paths = [step for node, changes in paths for step in _steps(node, gap, word, changes, at == first)]
        at += 1
        for node, changes in paths:
            found = _ending(node, words, first, at)
            if found:
                name, entries = found
                yield Known(first, at, name, entries, changes > 0)


def _in_compound(
    paths: list[tuple[Node, int]], gap: str, words: Sequence[Word], first: int, at: int
) -> Iterator[Known]:
    """A name that is the first part of a compound: *ESR* in *ESR-hanke*, *Oulun seutu* in *Oulun seutu -hanke*."""
    word = words[at].text
    part, hyphen, rest = word.rpartition("-")
    if not hyphen or not rest:
        return
    everything = is_project_noun(rest)
    if not everything and not _is_about_money(rest):
        return
    for node, _ in paths:
        end = node.then.get(f"{gap}{part.casefold()}")
        fitting = (
            [(n, e) for n, e in end.ends if part[:1] == n.split()[-1][:1] and not _respelled(part, n)] if end else []
        )
        if not everything:
            fitting = [(n, e) for n, e in fitting if e.type == "programme" and _is_spelled(part, n)]
        if fitting:
            yield Known(first, at + 1, fitting[0][0], tuple(e for _, e in fitting), False, len(rest) + 1)


def _is_spelled(part: str, name: str) -> bool:
    """Whether the capitals of a compound's first part allow the name: *Koko-* is no *KOKO*."""
    return part.isupper() or not name.split()[-1].isupper()


@cached_up_to(5000)
def _is_about_money(word: str) -> bool:
    """Whether *ESR-word* may be anything of the ESR: *hakemus*, *kuntaraha*, *rahoitteinen*; no body and no programme."""
    plain = word.lower()
    if word[:1].isupper() and not word.isupper():
        return False
    adjectives = word_tuple("programme_heads", "adjectives")
    known = [a for a in analyses(plain) if (a.is_known or a.lemma.endswith(adjectives)) and a.pos in ("NOUN", "ADJ")]
    others = (*word_tuple("programme_heads", "not_part_of"), *(h[1:] for h in word_tuple("programme_heads", "heads")))
    return bool(known) and not any(a.lemma.endswith(others) for a in known)


@cached_up_to(5000)
def is_project_noun(word: str) -> bool:
    """Whether *ESR-word* speaks of the ESR: *ESR-hankkeeseen*, *Kaste-rahoitus*."""
    endings = word_tuple("programme_heads", "part_of")
    return any(a.lemma.endswith(endings) for a in in_lexicon(word.lower()))


def _steps(node: Node, gap: str, word: Word, changes: int, is_first: bool) -> Iterator[tuple[Node, int]]:
    forms = [(word.text, 0), (word.form, 0)]
    if word.text[:1].isalnum() and _may_follow(node, gap, word, is_first):
        forms += [(c.form, 1) for c in word.candidates if c.cost < COST]
    if word.text.startswith("-"):
        forms += [(f"-{c.form}", 1) for c in candidates(word.text[1:]) if c.cost < COST]
    seen: set[str] = set()
    for form, change in forms:
        key = f"{gap}{form.casefold()}"
        if key in node.then and key not in seen:
            seen.add(key)
            yield node.then[key], changes + change


def _may_follow(node: Node, gap: str, word: Word, is_first: bool) -> bool:
    """Whether the word may be a form of one that goes on here: its first letters never change.

    The first two, that is, or of a short word the first: *Apu*, *Avun*. This spares the analyser most words of a text.
    A short word without a capital begins no name in another form.
    """
    if is_first and not word.is_capital and len(word.text) < SHORTEST:
        return False
    if not node.starts:
        node.starts.update(_start(key, 1 if _letters(key) < 5 else 2) for key in node.then)
    key = f"{gap}{word.text.casefold()}"
    return _start(key, 2) in node.starts or (len(word.text) < 10 and _start(key, 1) in node.starts)


def _start(key: str, letters: int) -> str:
    """The gap and the first letters of the word after it."""
    at = next((i for i, c in enumerate(key) if c.isalnum()), 0)
    return key[: at + letters]


def _letters(key: str) -> int:
    return sum(c.isalnum() for c in key)


def _ending(node: Node, words: Sequence[Word], first: int, last: int) -> tuple[str, tuple[Entry, ...]] | None:
    found = words[first:last]
    fitting = [(name, entry) for name, entry in node.ends if _cased(name, found) and _keeps_form(name, found)]
    if not fitting:
        return None
    return fitting[0][0], tuple(dict.fromkeys(entry for _, entry in fitting))


def _keeps_form(name: str, words: Sequence[Word]) -> bool:
    """*Mielen ry* is no *MIELI ry*: before a company form a name stays as it is."""
    *parts, last = (word for _, word in pieces(name))
    if not parts or last not in word_set("organization_heads", "forms"):
        return True
    return all(part.casefold() == word.form.casefold() for part, word in zip(parts, words, strict=False))


def _cased(name: str, words: Sequence[Word]) -> bool:
    """Whether the capitals in the text allow the name: *kaste* is no *Kaste*, *Iso* no *ISO*."""
    word = words[0]
    if len(words) == 1:
        stem = name.partition("-")[0]
        if stem.isupper() and len(stem) > 1:
            return word.text.startswith(stem) and (word.form == word.text or not is_common(word))
        if _respelled(word.text, name):
            return False
        if name[:1].isupper() and not word.is_capital:
            return len(name) >= SHORTEST and _ends_in_head(name)
        return True
    opening = name.split()[0].lower()
    if len(words) > len(pieces(name)):
        return word.is_capital and not (word.first and is_common(word))  # Kaste ohjelma
    if word.is_capital or not name[:1].isupper() or opening.endswith("-"):
        return True
    if any(w.is_capital and part[0].islower() for w, part in zip(words[1:], name.split()[1:], strict=False)):
        return False  # kansallisesta Sosiaalialan kehittämishankkeesta
    return any(a.pos != "PROPN" for a in in_lexicon(opening))


_CAMEL: Final = re.compile(r"[A-ZÅÄÖ][a-zåäö]+[A-ZÅÄÖ]")


def _respelled(word: str, name: str) -> bool:
    """*TaiKe* is no *Taike*."""
    return name[1:].islower() and _CAMEL.match(word) is not None


@cached
def _ends_in_head(name: str) -> bool:
    """*Kansaneläkelaitos*, not *Teknologiateollisuus*: in small letters only the noun for a body makes it a name."""
    heads = (
        *table("organization_heads")["heads"],
        *table("organization_heads")["weak"],
        *table("programme_heads")["heads"],
    )
    return name.casefold().endswith(tuple(h.lstrip("*") for h in heads))
