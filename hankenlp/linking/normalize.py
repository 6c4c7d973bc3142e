"""Keys of names: what is left of a name when spelling habits, legal forms and labels are taken away.

Two names with one key are one thing, as far as the name alone can tell. Nothing here knows the knowledge base or the
document; word lists are in ``units.toml``.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256

from hankenlp.language import shapes
from hankenlp.language.names import base_form, genitive
from hankenlp.resources import table
from hankenlp.resources.knowledge import unaccented

_DIGIT = re.compile(r"(?<=[^\W\d_])[01](?=[^\W\d_])|\b[01](?=[a-zåäö]{4})")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_BROKEN = re.compile(r"(?<=[^\W\d_])- (?!(?:ja|tai|sekä|eli|och|and)\b)(?=[a-zåäö])")
_YEARS = re.compile(r"\b(?:19|20)\d\d\s*[-–—/]\s*(?:(?:19|20)?\d\d\b)?")
OCR = str.maketrans(
    {"1": "i", "l": "i", "|": "i", "0": "o", "ä": "a", "å": "a", "ö": "o", "é": "e", "š": "s", "ž": "z"}
)
_SHORTEST_PLAIN = 6
_DASH = re.compile(r"[‐‑‒–—−]")
_HYPHEN = re.compile(r"\s*-\s*")


@lru_cache(maxsize=100_000)
def tidied(name: str) -> str:
    """The name with plain hyphens and single spaces, entities decoded, words mended that were broken or misread."""
    text = unicodedata.normalize("NFC", html.unescape(name)).replace("\u00ad", "")
    text = " ".join(_DASH.sub("-", text).split())
    text = _DIGIT.sub(lambda digit: "lo"[digit[0] == "0"], _BROKEN.sub("", text))
    return text.strip(" \"'”“’»«.,;:*")


def is_misread(name: str) -> bool:
    """Whether a scanner took a letter for a digit, so that the name's base form may be wrong as well."""
    return bool(_DIGIT.search(name))


@lru_cache(maxsize=100_000)
def skeleton(name: str) -> str:
    """Letters, digits, ``+`` and ``&`` in lower case: *Meri-Lappi*, *Meri Lappi* and *MERI-LAPPI* have one skeleton."""
    return "".join(c for c in tidied(name).casefold() if c.isalnum() or c in "+&")


def blurred(name: str) -> str:
    """The skeleton without what scanning and keyboards get wrong: diacritics, ``1`` for *l*, ``l`` for *I*."""
    return skeleton(name).translate(OCR)


def key(name: str) -> str:
    """The plain skeleton."""
    return plain(skeleton(name))


def plain(letters: str) -> str:
    """Letters of a skeleton, over six without diacritics, which keyboards, scanners and addresses lose."""
    return letters if letters.isascii() or len(letters) <= _SHORTEST_PLAIN else unaccented(letters)


def digest(text: str) -> str:
    """Six hexadecimal digits that stand for a text."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]


def without_brackets(name: str) -> str:
    """*Euroopan sosiaalirahasto (ESR)* → *Euroopan sosiaalirahasto*."""
    return _BRACKETS.sub("", name).strip() or name


def appended(name: str) -> str | None:
    """The abbreviation at the end of a name: *… rahasto (ESR)* → *ESR*, *Lieksan Kehitys Oy LieKe* → *LieKe*."""
    match = re.search(r"\(([^()]+)\)\s*$", name)
    if match:
        return match[1].strip()
    rest, _, last = tidied(name).rpartition(" ")
    return last if " " in rest and any(c.isupper() for c in last[1:]) and abbreviates(last, rest) else None


def without_abbreviation(name: str) -> str:
    """The name without the abbreviation that stands at its end: *Elinkeinoelämän keskusliitto EK*."""
    short = appended(name)
    return tidied(name).removesuffix(short).rstrip() if short and not name.endswith(")") else name


@lru_cache(maxsize=100_000)
def without_form(name: str) -> str:
    """The name without its legal form: *Eduro ry* → *Eduro*, *Oy Vasso Ab* → *Vasso*."""
    words = tidied(name).split()
    forms = table("units")["forms"]
    while len(words) > 1 and words[-1].casefold().split(":")[0] in forms["final"]:
        words.pop()
    while len(words) > 1 and words[0].casefold() in forms["initial"]:
        words.pop(0)
    for at in range(2, len(words) - 1):
        if words[at].casefold() in forms["final"] and abbreviates(words[-1], " ".join(words[:at])):
            return " ".join(words[:at])
    return " ".join(words)


def kind_by_form(name: str) -> str:
    """What sort of body the legal form at the end of a name makes it: *Eduro ry* is an association; empty without one."""
    last = tidied(name).casefold().rpartition(" ")[2].split(":")[0].replace(".", "")
    return str(table("units")["forms"]["kinds"].get(last, ""))


def abbreviates(short: str, full: str) -> bool:
    """Whether a name's letters, without digits and what stands in brackets, abbreviate another name."""
    return shapes.abbreviates("".join(filter(str.isalpha, skeleton(short))), without_brackets(full))


def initials(name: str) -> str:
    """*Päijät-Hämeen Liikunta ja Urheilu ry* → ``phlu``: the first letters, without those of *ja*."""
    words = without_form(without_brackets(name)).casefold().replace("-", " ").split()
    return "".join(word[0] for word in words if word not in ("ja", "och", "and", "sekä") and word[0].isalpha())


def genitive_first(name: str) -> str | None:
    """*Peruspalvelukuntayhtymä Kallio* → *Kallion peruspalvelukuntayhtymä*; None where no head stands first."""
    head, _, rest = name.partition(" ")
    heads = tuple(table("units")["order"]["heads"])
    if not rest or not head.casefold().endswith(heads) or rest.casefold().endswith(heads):
        return None
    return f"{genitive(rest)} {head[:1].lower()}{head[1:]}" if rest[:1].isupper() else None


@lru_cache(maxsize=100_000)
def organization_key(name: str) -> str:
    """The key of what an organisation's name says."""
    return key(organization_words(name))


def organization_words(name: str) -> str:
    """The name without brackets and legal form, the proper name in the genitive before its head."""
    bare = without_abbreviation(without_form(without_brackets(name)))
    return genitive_first(bare) or bare


def without_tail(name: str, kind: str) -> str:
    """The name without a final word that carries nothing: *Kaste-ohjelma* → *Kaste*."""
    text = tidied(name)
    left, _, last = _HYPHEN.sub("-", text).rpartition("-")
    tails = table("units")["tails"][kind]
    if left and last.casefold() in tails:
        return left
    left, _, last = text.rpartition(" ")
    return left if left and last.casefold() in tails else text


def without_years(name: str) -> str:
    """*Uudistuva ja osaava Suomi 2021–2027* → *Uudistuva ja osaava Suomi*; a single year stays."""
    return " ".join(_YEARS.sub(" ", tidied(name)).split()).strip(" -,()") or name


def without_beginning(name: str) -> str:
    """*EU:n ohjelma X* → *ohjelma X*."""
    for beginning in table("units")["beginnings"]["programme"]:
        if name.startswith(f"{beginning} "):
            return name.removeprefix(f"{beginning} ")
    return name


def programme_key(name: str) -> str:
    """The key of what a programme's name says."""
    return key(programme_words(name))


def programme_words(name: str) -> str:
    """The name without brackets, years, *EU:n* and a final *-ohjelma*."""
    return without_tail(without_years(without_beginning(without_brackets(name))), "programme")


def person_name(name: str) -> str:
    """*Harju, Anna-Liisa* → *Anna-Liisa Harju*; brackets go."""
    last, comma, first = tidied(without_brackets(name)).partition(", ")
    return f"{first} {last}" if comma and first and " " not in last else tidied(without_brackets(name))


def short_forms(name: str) -> Iterator[str]:
    """What other documents may call a body: *Oulunkaaren kuntayhtymä* → *Oulunkaari*, *Suomen Museoliitto* → *Museoliitto*.

    Nothing where the head belongs to the name.
    """
    bare = without_form(without_brackets(name))
    proper, _, head = bare.rpartition(" ")
    if proper and " " not in proper and head.casefold() in table("units")["order"]["short"]:
        yield base_form(proper)
    nation = table("units")["nation"]
    if proper in nation["first"] and head.endswith(tuple(nation["heads"])):
        yield head[:1].upper() + head[1:]
