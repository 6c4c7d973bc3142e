"""Where people's names stand: given name and surname, initial and surname, surname first, and names that only their
surroundings give away.

Finnish inflects the last part of a name only, so a listed given name in the nominative before a capitalised word is the
best cue there is. What follows decides whether it names a person or a foundation, a street or a school.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from hankenlp.extraction.person_lexicon import (
    base_name,
    is_capitalised,
    is_given_name,
    is_municipality,
    is_place_form,
    is_word_too,
    surname_weight,
)
from hankenlp.extraction.person_stretch import Stretch
from hankenlp.extraction.person_titles import is_head
from hankenlp.language.morphology import analyses, cases, in_lexicon
from hankenlp.resources.knowledge import names as known_names
from hankenlp.resources.patterns import either, lines, word_set

Kind = Literal["full", "inverted", "initial", "reference", "unlisted", "titled"]

_NEAR: Final = 40
_REFERENCE_NAME: Final = re.compile(r"\b[A-ZÅÄÖ]{1,3}(?:-[A-ZÅÄÖ])?\.?(?:,|;| &| ja| and)$")
_REFERENCE_GOES_ON: Final = re.compile(r"\.?(?:[,;]| &| ja | and |\. | \()")
_DATED: Final = re.compile(rf"(?:19|20)\d\d|{either('people', 'undated')}")
_NAMED_THING: Final = re.compile(r"[^\W\d_]{3}[-‐‑][a-zåäö]")
"""*Savonia-ammattikorkeakoulu*"""
_OF_PEOPLE: Final = frozenset(("Gen", "Par", "All", "Abl"))
"""The cases that the name of somebody with a title stands in."""
_INITIALS: Final = re.compile(r"[A-ZÅÄÖ]{1,3}(?:-[A-ZÅÄÖ])?")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may be a person's name. ``weight`` says how sure the name itself makes it, 0 to 1."""

    start: int
    end: int
    kind: Kind
    weight: float


class Scanner(Stretch):
    """Reads one stretch of text (a block's content or label) from left to right."""

    def __init__(self, text: str, start: int, end: int, context: frozenset[str]) -> None:
        super().__init__(text, start, end)
        self.context = context
        self._listed_pairs: set[int] = set()

    def candidates(self) -> Iterator[Candidate]:
        """Every name, in order, without overlaps."""
        i = 0
        while i < len(self.words):
            found = self._at(i)
            if found is None:
                i += 1
                continue
            candidate, following = found
            if not self._names_something_else(candidate, i, following):
                yield candidate
            i = following

    def _at(self, i: int) -> tuple[Candidate, int] | None:
        word = self.words[i].text
        if not (word[0].isupper() or is_capitalised(word)) or word in word_set("people", "degrees"):
            return None
        return (
            self._alternating(i)
            or self._given_first(i)
            or self._surname_first(i)
            or self._reference(i)
            or self._initials(i)
            or self._unlisted(i)
            or self._titled(i)
        )

    def _given_first(self, i: int) -> tuple[Candidate, int] | None:
        words = self.words
        if not is_given_name(words[i].text):
            return None
        j = self._end_of_given_names(i)
        j = self._end_of_particles(j)
        if j < len(words) and self.joins(j) and self._may_be_surname(j) and not (j - i > 1 and self._is_behind(j)):
            return self._full(i, j)
        if j - i > 1 and self._may_be_surname(j - 1) and is_given_name(words[j - 1].text):
            return self._full(i, j - 1)
        return None

    def _is_behind(self, j: int) -> bool:
        """Does word ``j`` stand behind a name that may be whole: on a new line, or as a title or place (*Sahra Ali Lohjalta*)?"""
        word = self.words[j].text
        return self.new_line(j) or is_head(word) or is_place_form(word) or _NAMED_THING.search(word) is not None

    def _end_of_given_names(self, i: int) -> int:
        words = self.words
        j = i + 1
        while j < len(words) and j - i < 4 and self.joins(j) and not (j - i > 1 and self.new_line(j)):
            initial = (
                len(words[j].text) == 1
                and words[j].text.isupper()
                and self.text[words[j].end : words[j].end + 1] == "."
            )
            if not initial and not (
                is_given_name(words[j].text) and words[j].text.isupper() == words[i].text.isupper()
            ):
                break
            j += 1
        return j

    def _end_of_particles(self, j: int) -> int:
        """Behind *von*, *de la*; a particle with a capital that nothing follows is the surname itself (*Linh Do*)."""
        words, particles = self.words, word_set("people", "particles")
        while j < len(words) and self.adjacent(j) and words[j].text.casefold() in particles:
            if words[j].text[0].isupper() and not (self.adjacent(j + 1) and is_capitalised(words[j + 1].text)):
                break
            j += 1
        return j

    def _may_be_surname(self, j: int) -> bool:
        word = self.words[j].text
        return (
            is_capitalised(word)
            and word.casefold() not in word_set("people", "no_surname")
            and not self._is_abbreviation(j)
        )

    def _is_abbreviation(self, j: int) -> bool:
        """*STM* after *Maija* is no surname, *VIRTANEN* after *MAIJA* is."""
        return self.words[j].text.isupper() and not self.words[j - 1].text.isupper()

    def _full(self, i: int, j: int) -> tuple[Candidate, int] | None:
        words = self.words
        if self._is_list_of_towns(i, j):
            return None
        first, last = words[i], words[j]
        surname = base_name(self.text[first.start : last.end], self.context).rpartition(" ")[2]
        likeness = surname_weight(surname)
        if likeness < (0.3 if last.text.isupper() else 0.1):
            return None
        weight = 0.7 + 0.25 * likeness - (0.35 * (1 - likeness) + 0.05 if is_word_too(first.text) else 0.0)
        if is_word_too(first.text) and (surname.casefold() in known_names() or self._is_phrase(last.text, surname)):
            weight -= 0.2
        if last.text.isupper() and likeness < 1.0:
            weight -= 0.3
        return Candidate(first.start, last.end, "full", round(weight, 3)), j + 1

    @staticmethod
    def _is_phrase(word: str, base: str) -> bool:
        """*Rauha Palaa*, *Vappu Torilla*: is the inflected word behind a doubtful given name a common one?"""
        readings = [a for a in in_lexicon(word.lower()) if a.source == "lexicon" and a.pos != "PROPN"]
        return word != base and (bool(readings) or bool(cases(word) & {"Ine", "Ill", "Ade"}))

    def _is_list_of_towns(self, i: int, j: int) -> bool:
        """*Salla Simo Kolari Kemi* is a column of towns; *Salla Kolari* by itself may be a person."""
        run = 0
        for k in range(max(0, i - 3), min(len(self.words), j + 4)):
            joined = k > 0 and _blank(self.text, self.words[k - 1].end, self.words[k].start)
            if not is_municipality(self.words[k].text):
                run = 0
                continue
            run = run + 1 if joined and run else 1
            if run > 2 and k >= j:
                return True
        return False

    def _surname_first(self, i: int) -> tuple[Candidate, int] | None:
        """*Virtanen Matti, toimitusjohtaja*: a surname, a given name, and nothing around them in the line or item."""
        words = self.words
        if i + 1 >= len(words) or not self.adjacent(i + 1, same_line=True) or not is_given_name(words[i + 1].text):
            return None
        j = i + 1
        while j + 1 < len(words) and self.adjacent(j + 1, same_line=True) and is_given_name(words[j + 1].text):
            j += 1
        if not self.opens(words[i].start) or not self.closes(words[j].end):
            return None
        if is_municipality(words[i].text) or is_head(words[i].text):
            return None
        likeness = surname_weight(words[i].text)
        if j - i > 1 and likeness < 0.6:
            return None  # Esittelijä Sahra Ali
        if likeness == 0.0 or (words[i].text.isupper() != words[j].text.isupper()):
            return None
        if any(a.case == "Gen" and a.pos == "PROPN" for a in in_lexicon(words[i].text)):
            return None
        return Candidate(words[i].start, words[j].end, "inverted", 0.75 if likeness >= 0.6 else 0.45), j + 1

    def _alternating(self, i: int) -> tuple[Candidate, int] | None:
        """*Virtanen Pekka Korhonen Hannu Salmi Jutta*: a list of surnames and given names that has lost its line ends."""
        words = self.words
        if is_given_name(words[i].text) or i + 1 >= len(words) or not is_given_name(words[i + 1].text):
            return None
        if not self.continues(i, i + 1) or surname_weight(words[i].text) < 0.3 or is_head(words[i].text):
            return None
        if i in self._listed_pairs:
            return Candidate(words[i].start, words[i + 1].end, "inverted", 0.75), i + 2
        pairs = [i]
        while self.continues(pairs[-1] + 1, pairs[-1] + 3) and is_given_name(words[pairs[-1] + 3].text):
            following = pairs[-1] + 2
            if is_given_name(words[following].text) or surname_weight(words[following].text) < 0.3:
                break
            pairs.append(following)
        last = pairs[-1] + 1
        if all(is_municipality(words[k + 1].text) for k in pairs):
            return None
        if (
            self.continues(last, last + 1)
            or len(pairs) < 2
            and not (self._is_listed_as(last + 1) or self._follows_list(i))
        ):
            return None
        self._listed_pairs.update(pairs)
        return Candidate(words[i].start, words[i + 1].end, "inverted", 0.75), i + 2

    def _is_listed_as(self, j: int) -> bool:
        """*… Leena jäsen*, *… Ari puheenjohtaja*: does word ``j`` say what somebody in a list is?"""
        if j >= len(self.words) or not self.adjacent(j):
            return False
        return self.words[j].text.casefold() in word_set("people", "members")

    def _follows_list(self, i: int) -> bool:
        """*… jäsen Ojamo Ari*, *… 2. vpj. Salmi Erkki*: does somebody in a list end right before word ``i``?"""
        if i == 0 or self.words[i - 1].text.casefold() not in word_set("people", "members"):
            return False
        return re.fullmatch(r"[\s.,\d]*", self.text[self.words[i - 1].end : self.words[i].start]) is not None

    def _initials(self, i: int) -> tuple[Candidate, int] | None:
        """*K. Virtanen*, *K.-L. Virtanen*."""
        words = self.words
        j = i
        while j < len(words) and len(words[j].text) == 1 and words[j].text.isupper() and j - i < 3:
            if j + 1 >= len(words) or not self.after_initial(j + 1):
                return None
            j += 1
        if j == i or not self._may_be_surname(j) or words[j].text.isupper():
            return None
        weight = surname_weight(base_name(words[j].text, self.context))
        if weight < 0.6 or (i and words[i - 1].end == words[i].start - 1 and self.text[words[i - 1].end] in ".-"):
            return None
        return Candidate(words[i].start, words[j].end, "initial", 0.75 if weight == 1.0 else 0.45), j + 1

    def _reference(self, i: int) -> tuple[Candidate, int] | None:
        """*Virtanen K, Korhonen LM. Otsikko 2012*: a surname and initials, as lists of publications have them."""
        words = self.words
        if i + 1 >= len(words) or not self.adjacent(i + 1, same_line=True) or not is_capitalised(words[i].text):
            return None
        initials = words[i + 1]
        if not _INITIALS.fullmatch(initials.text) or words[i].text.isupper() or surname_weight(words[i].text) < 0.6:
            return None
        after = self.text[initials.end : min(self.end, initials.end + 250)]
        before = self.text[max(self.start, words[i].start - _NEAR) : words[i].start].rstrip()
        follows = _REFERENCE_NAME.search(before)
        if (before and not follows) or not _DATED.search(after):
            return None
        if not _REFERENCE_GOES_ON.match(after) and not (follows and after.startswith(":")):
            return None
        return Candidate(words[i].start, initials.end, "reference", 0.8), i + 2

    def _unlisted(self, i: int) -> tuple[Candidate, int] | None:
        """Two or three capitalised words that no list knows: for their surroundings to decide."""
        words = self.words
        j = self._end_of_particles(i + 1)
        if j >= len(words) or not self.adjacent(j, same_line=True) or not self._may_be_surname(j):
            return None
        if words[i].text.isupper() or words[j].text.isupper() or not is_capitalised(words[i].text):
            return None
        j += self._is_listed_surname(j + 1)
        surname = base_name(words[j].text, self.context)
        likeness = surname_weight(surname)
        common = self._is_common(words[i].text) and not (likeness == 1.0 and self._owes_capital_to_name(i))
        if common or is_municipality(words[j].text):
            return None
        if likeness < 0.3 or surname_weight(words[i].text) < 0.3:
            return None
        strong = likeness == 1.0 and surname.casefold().endswith("nen")
        strength = 0.0 if not strong else 0.25 if _is_double(surname) else 0.15
        return Candidate(words[i].start, words[j].end, "unlisted", 0.35 + strength + 0.1 * likeness), j + 1

    def _is_listed_surname(self, j: int) -> bool:
        """Does a surname from the list go on the name in its line?"""
        if not self.adjacent(j, same_line=True) or not self._may_be_surname(j) or self.words[j].text.isupper():
            return False
        return base_name(self.words[j].text, self.context).casefold() in lines("surnames")

    def _titled(self, i: int) -> tuple[Candidate, int] | None:
        """*ministeri Tiilikaisen mukaan*, *professori Virtanen*: a surname right behind a title in the nominative."""
        word = self.words[i].text
        if not self.adjacent(i, same_line=True) or not is_head(self.words[i - 1].text) or word.isupper():
            return None
        base = base_name(word, self.context)
        if not self._may_be_surname(i) or surname_weight(base) < 1.0 or is_given_name(base):
            return None
        if base.casefold() in known_names() or (word != base and not cases(word) & _OF_PEOPLE):
            return None
        if self.adjacent(i + 1) and self.words[i + 1].text[0].isupper() and "Gen" not in cases(self.words[i + 1].text):
            return None
        return Candidate(self.words[i].start, self.words[i].end, "titled", 0.4), i + 1

    def _owes_capital_to_name(self, i: int) -> bool:
        """*kertoo projektipäällikkö Kielo Saarikoski*: a noun with a capital in the middle of a sentence."""
        inside = i > 0 and self.adjacent(i, same_line=True) and self.words[i - 1].text.islower()
        inside = inside and not is_given_name(self.words[i + 1].text)
        readings = list(in_lexicon(self.words[i].text.lower()))
        return inside and any(a.pos == "NOUN" and a.case == "Nom" and a.number == "Sing" for a in readings)

    @staticmethod
    def _is_common(word: str) -> bool:
        """A listed word other than a nominative name: *Hankkeen*, *Lapin*, *Sosiaalinen*."""
        if is_municipality(word) or word.casefold() in known_names():
            return True
        known = list(in_lexicon(word))
        return any(a.pos != "PROPN" or a.case != "Nom" for a in known)

    def _names_something_else(self, found: Candidate, first: int, following: int) -> bool:
        """Is the name part of a longer one: *Emil Aaltosen säätiö*, *Minna Canth -päivä*, *Tmi Matti Meikäläinen*?"""
        text = self.text
        if re.match(r"(?:[-‐‑]|\s[-–‐‑](?=[^\W\d_]))", text[found.end : found.end + 3]):
            return True
        if following < len(self.words) and self.adjacent(following) and self._is_thing(following):
            return True
        before = self.words[first - 1] if first else None
        return (
            before is not None
            and text[before.end : found.start] == " "
            and before.text.casefold() in word_set("people", "firm_before")
        )

    def _is_thing(self, i: int) -> bool:
        """*säätiö*, *Instituutin*; what begins a line with a capital only as it stands."""
        word, things = self.words[i].text, word_set("people", "named_after")
        if word.casefold() in things:
            return True
        if word[0].isupper() and not self.adjacent(i, same_line=True):
            return False
        readings = analyses(word.lower())[:4]
        return any(
            a.is_known and (a.lemma in things or not word[0].isupper() and a.parts[-1] in things) for a in readings
        )


def _blank(text: str, start: int, end: int) -> bool:
    return not text[start:end].strip()


def is_listed_name(found: Candidate) -> bool:
    """Does the name need no surroundings to be believed?"""
    return found.kind in ("full", "inverted", "reference") and found.weight >= 0.75


def _is_double(surname: str) -> bool:
    """*Diallo-Virtanen*: two surnames, of which the first is no point of the compass."""
    first, hyphen, last = surname.partition("-")
    return bool(hyphen) and len(first) > 2 and first.lower() not in word_set("place_names", "parts") and last.istitle()
