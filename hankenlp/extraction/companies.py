"""Companies and associations by the letters after their names, and names that other languages make.

*Osallisuuden aika ry:n*, *Oy X Ab*, *Kvinnoförbundet Ellen i Österbotten rf*; *Rauman Energia*, a place and what a
municipal company does; *Johannes Kepler Universität*, capital words with a head of another language among them.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from hankenlp.extraction.localities import LOCAL
from hankenlp.extraction.organization_nouns import Body, head_of, is_genitive, is_label, is_participle, listed
from hankenlp.extraction.words import SPACE, Word, is_common, is_proper
from hankenlp.language.morphology import in_lexicon
from hankenlp.language.nominative import without_ending
from hankenlp.resources.additions import cached
from hankenlp.resources.knowledge import names
from hankenlp.resources.patterns import word_tuple


def is_company_form(word: Word) -> bool:
    """*ry*, *Oy:n*, *r.f.*"""
    bare = word.form.partition(":")[0].rstrip(".").lower()
    stem = (without_ending(word.form) or "").lower()
    return bare in listed("forms") or (stem in listed("forms") and ":" in word.form)


def companies(words: Sequence[Word], at: int) -> Iterator[Body]:
    """The name before a company form; *Oy X Ab* and *Oy X* too."""
    if words[at].form in listed("forms_with_capital"):
        return
    first = _company_start(words, at)
    if first is not None:
        last = at + 1
        while last < len(words) and words[last].gap == SPACE and is_company_form(words[last]):
            last += 1
        if last == at + 1 and first == at - 1 and words[first].form.lower() in listed("housing"):
            last = _end_of_address(words, last)
        yield Body(first, last, 0.9)
    elif at and words[at - 1].text in listed("housing_short") and words[at].gap == SPACE:
        yield Body(at - 1, _end_of_address(words, at + 1), 0.9)
    elif words[at].form.lower() in listed("forms_before") and words[at].form[:1].isupper():
        last = at + 1
        while last < len(words) and words[last].gap == SPACE and words[last].is_capital and last - at < 5:
            last += 1
        if last > at + 1:
            yield Body(at, last, 0.85)


_NO_NAMES: Final = frozenset(("PRON", "ADV", "CCONJ", "SCONJ", "ADP"))
_OUR: Final = ("mme", "nsa", "nsä")
_HOUSE_NUMBER: Final = re.compile(r"\d{1,3}(?:-\d{1,3})?[a-zA-Z]?(?::\w+)?")


def _end_of_address(words: Sequence[Word], last: int) -> int:
    """*Asunto Oy Rantakatu 5*: a housing company is called by its street, or by a name of its own."""
    first = last
    while last < len(words) and words[last].gap == SPACE and words[last].is_capital and last - first < 4:
        if is_label(words[last]) or is_company_form(words[last]):
            break
        last += 1
    if last == first or last == len(words) or words[last].gap != SPACE:
        return last
    return last + 1 if _HOUSE_NUMBER.fullmatch(words[last].text) and not _goes_on(words, last) else last


def _goes_on(words: Sequence[Word], i: int) -> bool:
    """*5 000*: another group of digits makes a sum of what seems a house number."""
    return i + 1 < len(words) and words[i + 1].gap == SPACE and words[i + 1].text[:1].isdigit()


def _company_start(words: Sequence[Word], at: int) -> int | None:
    i, start = at, None
    while i > 0 and at - i < 9 and _is_near(words, i):
        left, right = words[i - 1], words[i]
        if _stops(left, right, words, i):
            break
        i -= 1
        opens = left.first and (_is_other_noun(left) or start is not None and _is_function_word(left))
        if left.is_capital and not opens:
            start = i
    return start


def _is_function_word(word: Word) -> bool:
    """*Siitä Karjalan Leader ry maksaa puolet*: a pronoun or an adverb before a name that begins with a capital."""
    return any(a.pos in _NO_NAMES for a in in_lexicon(word.form.lower()))


def _is_other_noun(word: Word) -> bool:
    """*Hanke*, *Kumppanimme*: a noun that begins the sentence and not the name."""
    if word.form.lower() in listed("not_first"):
        return True
    return word.form.endswith(_OUR) and bool({a.lemma for a in word.analyses if a.is_known} & listed("not_first"))


def _is_near(words: Sequence[Word], i: int) -> bool:
    """Whether the name may go on before ``i``: in its sentence, or over a line end after a genitive with a capital."""
    left, right = words[i - 1], words[i]
    if right.wraps and right.is_capital and left.is_capital and not left.first and is_genitive(left.form):
        return True
    return right.gap in (SPACE, "–", "&") and left.sentence == right.sentence


def _stops(left: Word, right: Word, words: Sequence[Word], i: int) -> bool:
    """Whether the name before a company form cannot reach ``left``."""
    if is_company_form(left) or is_label(left):
        return True
    if left.form in ("ja", "sekä", "&"):
        before = words[i - 2] if i > 1 else None
        if before is None or left.form == "sekä" or is_company_form(before):
            return True
        if left.form == "ja" and before.text.endswith("-") and len(before.text) > 2:
            return False  # Lapin Tie- ja Vesirakennus Oy
        return left.form == "ja" and right.is_capital and not _is_pair(before, right, words, i)
    if left.form in ("and", "och", "in", "und"):
        return True
    if left.form in listed("connectors") and not left.is_capital:
        return not _is_foreign(words, i)
    if right.is_capital and (left.first and _is_action(left) or _is_loud(left, right)):
        return True
    if left.is_capital:
        return left.form.lower() in listed("not_first") and not right.is_capital and left.first
    if right.is_capital and not left.text.endswith("-") and not is_company_form(right):
        return not (_is_apposed(left) or _is_owned(words, i - 1))
    if left.form.lower() in listed("not_first") or _is_told_of(left):
        return True
    readings = [a for a in left.analyses if a.is_known]
    return not any(a.pos in ("NOUN", "ADJ", "NUM", "PROPN") for a in readings) and bool(readings)


def _is_told_of(word: Word) -> bool:
    """*Helsinkiin rekisteröity yhdistys Familia ry*: a participle says something of the body, it does not name it."""
    readings = [a for a in in_lexicon(word.form) if (a.case, a.number) == ("Nom", "Sing")]
    return any(is_participle(a) for a in readings) and not any(a.pos == "NOUN" for a in readings)


def _is_action(word: Word) -> bool:
    """*Sitoutuminen Tunturi-Lapin Leader ry:n toimintaan*: what is done, in front of who it is done with."""
    return any(a.case == "Nom" and "Derivation=Minen" in a.feats for a in in_lexicon(word.form.lower()))


def _is_loud(left: Word, right: Word) -> bool:
    """*TIIVISTELMÄ Kantri ry toteutti*: a heading in capitals, in front of a name that has them at its start only."""
    if not left.text.isupper() or len(left.text) < 5 or right.text.isupper():
        return False
    readings = [a for a in in_lexicon(left.form.lower()) if a.case == "Nom"]
    return bool(readings) and all(a.pos == "NOUN" for a in readings)


def _is_pair(before: Word, right: Word, words: Sequence[Word], i: int) -> bool:
    """*Päijät-Hämeen Liikunta ja Urheilu ry*: two common nouns with capitals right before the company form."""
    closes = i + 1 < len(words) and is_company_form(words[i + 1])
    capital = before.is_capital and not before.first and not before.is_acronym and head_of(before) is None
    return closes and capital and is_common(before) and is_common(right) and not is_genitive(right.form)


def _is_apposed(left: Word) -> bool:
    """*Salon seudun maahanmuuttajayhdistys Sateenvarjo ry*."""
    head = head_of(left)
    return head is not None and head.case == "Nom" and head.noun in listed("appositive")


def _is_owned(words: Sequence[Word], i: int) -> bool:
    """*Itä-Helsingin lähimmäistyö Hely ry*: a noun behind a name in the genitive, which the association has for its work."""
    owner, noun = words[i - 1], words[i]
    if i == 0 or noun.gap != SPACE or not owner.is_capital or owner.first or is_label(noun) or head_of(noun):
        return False
    nominative = any(a.is_known and a.pos == "NOUN" and (a.case, a.number) == ("Nom", "Sing") for a in noun.analyses)
    nominative = nominative and not noun.form.endswith(word_tuple("roles", "project"))
    return nominative and noun.form.lower() not in listed("not_first") and is_proper(owner) and is_genitive(owner.form)


def _is_foreign(words: Sequence[Word], i: int) -> bool:
    """Whether a name with *i*, *för* or *of* in it ends in a company form of another language."""
    after = next((w for w in words[i : i + 5] if is_company_form(w)), None)
    return after is not None and after.form.partition(":")[0].lower() in listed("foreign_forms")


def by_trade(words: Sequence[Word], at: int, places: Collection[int]) -> Iterator[Body]:
    """*Rauman Energia*: a place in the genitive and a capital noun for what a town's company does."""
    word = words[at]
    named = at > 0 and at - 1 in places and word.gap == SPACE
    owned = named and (is_genitive(words[at - 1].form) or words[at - 1].candidates[0].case == "Nom")
    if owned and word.form in listed("trades"):
        yield Body(at - 1, at + 1, 0.8)
    if at and word.gap == SPACE and _is_concern(words[at - 1], word):
        yield Body(at - 1, at + 1, 0.8)
    if word.form.lower() in listed("before_names") and at + 1 < len(words):
        last = at + 1
        while last < len(words) and words[last].gap == SPACE and words[last].is_capital and last - at < 4:
            last += 1
        if last > at + 1 and words[last - 1].sentence == word.sentence:
            yield Body(at, last, 0.8)


def _is_concern(owner: Word, word: Word) -> bool:
    """*Valpas Yhtymä*, *Valpas Yhtymän*: a capital inside the sentence behind a capital word that stays as it is."""
    if not owner.is_capital or not word.form.startswith(_concern_stems()) or owner.sentence != word.sentence:
        return False
    head = word.form in listed("concerns") or any(c.form in listed("concerns") for c in word.candidates)
    return head and not is_label(owner) and owner.form.lower() not in listed("not_first")


@cached
def _concern_stems() -> tuple[str, ...]:
    """How such nouns begin in every case form, to spare the others an analysis."""
    return tuple(sorted(name[:4] for name in listed("concerns")))


def foreign(words: Sequence[Word]) -> Iterator[Body]:
    """Runs of capital words of which one is a head of another language: *Tartu Ülikool*, *Amos Anderson konstmuseum*."""
    i = 0
    while i < len(words):
        if words[i].first and (words[i].form.lower() in listed("not_first") or _is_plain(words[i])):
            i += 1
            continue
        last = _run(words, i)
        if last - i > 1 and any(_is_foreign_head(w, n > 0) for n, w in enumerate(words[i:last])):
            yield Body(_with_initials(words, i), last, 0.8)
        i = max(last, i + 1)


def _is_plain(word: Word) -> bool:
    """A common word that owes its capital to the sentence."""
    if word.form.casefold() in listed("swedish_middles"):
        return False
    known = any(c.form.casefold() in names() for c in word.candidates[:2])
    foreign = all(a.lemma[:1].isupper() for a in in_lexicon(word.form.lower()))  # European
    return is_common(word) and not is_proper(word) and not known and not foreign and len(word.form) > 3


def _run(words: Sequence[Word], first: int) -> int:
    """The end of a run of capital words, small connectors between them and a small Swedish head after them."""
    last = first
    while last < len(words) and last - first < 9 and (last == first or _is_next(words, last)):
        word = words[last]
        joins = (
            word.form in listed("connectors") and last > first and last + 1 < len(words) and words[last + 1].is_capital
        )
        if not word.is_capital and not joins:
            head = last + (
                word.form in listed("swedish_middles") and last + 1 < len(words) and _is_next(words, last + 1)
            )
            small = last > first and not words[head].is_capital and _is_foreign_head(words[head], True)
            return _with_short(words, head + 1) if small else last
        if last - first > 1 and is_company_form(words[last - 1]) and not is_company_form(word):
            return last  # Nordic Skola AB Ruotsi
        if last - first > 1 and word.candidates[0].case in LOCAL:
            return last  # Åbo Akademi Vaasassa
        last += 1
    return last


def _with_short(words: Sequence[Word], last: int) -> int:
    """*Nylands svenska producentförbund NSP rf*: a short form and *rf* belong to the name."""
    end = last
    if end < len(words) and _is_next(words, end) and words[end].is_acronym:
        end += 1
    form = end < len(words) and _is_next(words, end) and is_company_form(words[end])
    return end + 1 if form else last


def _is_next(words: Sequence[Word], i: int) -> bool:
    return words[i].gap == SPACE and words[i].start - words[i - 1].end == 1


def _with_initials(words: Sequence[Word], first: int) -> int:
    """*K.H. Renlunds museum* with its initials."""
    while first > 0 and words[first].gap == "." and len(words[first - 1].text) == 1 and words[first - 1].is_capital:
        first -= 1
    return first


def _is_foreign_head(word: Word, after_name: bool) -> bool:
    if word.is_capital and word.form in listed("foreign_heads"):
        return True
    endings = tuple(listed("swedish_heads"))
    return after_name and word.form.isalpha() and word.form.lower().endswith(endings)
