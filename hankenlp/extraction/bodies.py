"""Organisations that no list has, by how their names are made.

A head noun (*laitos*, *yhdistys*, *yksikkö*) with its attributes from a capital on: *Lapin yliopiston sosiaalityön
laitokselta*; a company form with the name before it: *Osallisuuden aika ry:n*; an apposition: *peruspalvelukuntayhtymä
Kallion*; a unit after a hyphen: *Yhteisöt ja toimintakyky -osasto*. The nouns are in ``organization_heads.toml``.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from hankenlp.extraction.attributes import is_body, is_country, is_town, is_village
from hankenlp.extraction.companies import by_trade, companies, foreign, is_company_form
from hankenlp.extraction.hyphenated_names import hyphenated
from hankenlp.extraction.known_names import is_project_noun
from hankenlp.extraction.localities import LOCAL
from hankenlp.extraction.misspelt_heads import misspelt_name, slip_at
from hankenlp.extraction.one_word_names import is_one_word_name
from hankenlp.extraction.organization_nouns import (
    LONGEST,
    Body,
    Head,
    head_of,
    is_genitive,
    is_label,
    is_participle,
    listed,
    stands_in_genitive,
)
from hankenlp.extraction.person_lexicon import is_given_name
from hankenlp.extraction.words import SPACE, Word, is_common, is_proper
from hankenlp.language.nominative import without_ending
from hankenlp.resources.knowledge import names
from hankenlp.resources.patterns import word_tuple


def bodies(words: Sequence[Word], proper: Collection[int], owners: Mapping[int, int]) -> Iterator[Body]:
    """Every organisation that the patterns make, overlapping ones too.

    Args:
        words: of the document.
        proper: words that are known to begin a name (of a place, an organisation, a programme).
        owners: the last word of each known organisation's name → its first.
    """
    yield from foreign(words)
    for i, word in enumerate(words):
        yield from by_trade(words, i, proper)
        if is_company_form(word):
            yield from companies(words, i)
            continue
        head = head_of(word)
        if head is not None:
            yield from _headed(words, i, head, proper, owners)
        else:
            yield from _misspelt(words, i, proper, owners)


def _misspelt(words: Sequence[Word], at: int, proper: Collection[int], owners: Mapping[int, int]) -> Iterator[Body]:
    """*Lapin yliopsto*: a known name and behind it a head with a slip in it."""
    slip = slip_at(words, at, proper)
    first = attributes_start(words, at, slip.head, proper) if slip is not None else None
    if slip is None or first is None or first not in proper or not _is_name(words, first, at, slip.head, owners):
        return
    yield Body(first, at + 1, 0.8, misspelt_name(words, first, at, slip))


def _headed(
    words: Sequence[Word], at: int, head: Head, proper: Collection[int], owners: Mapping[int, int]
) -> Iterator[Body]:
    if words[at].text.startswith("-"):
        yield from hyphenated(words, at)
        return
    plural = head.number == "Plur" and not head.noun.endswith("t") and head.noun not in listed("plural")
    if plural and head.noun in listed("groups"):
        yield from _group(words, at, proper)
    first = None if plural else _with_owner(attributes_start(words, at, head, proper), at, owners)
    if first is None and not plural:
        first = at if is_one_word_name(words, at, head) else _faculty(words, at, head) or _named_after(words, at)
    if first is not None and _is_name(words, first, at, head, owners) and not _is_project(words, at + 1):
        yield Body(first, at + 1, 0.85)
        form = at + 1
        if form < len(words) and words[form].gap == SPACE and is_company_form(words[form]):
            yield Body(first, form + 1, 0.9)
    yield from _apposed(words, at, head, first)


def _faculty(words: Sequence[Word], at: int, head: Head) -> int | None:
    """*luonnontieteiden, metsätieteiden ja tekniikan tiedekunta*: a faculty is named by its sciences alone."""
    first = at
    while first > 0 and at - first < LONGEST and words[first - 1].sentence == words[at].sentence:
        word, gap = words[first - 1], words[first].gap
        joins = (
            word.form in ("ja", "sekä")
            and first > 1
            and (stands_in_genitive(words[first - 2]) or _is_part(words[first - 2]))
        )
        if not (gap in (SPACE, ",") and (joins or stands_in_genitive(word) or _is_part(word))) or (
            gap == "," and first == at
        ):
            break
        first -= 1
    return first if first < at and head.noun in listed("faculties") else None


def _named_after(words: Sequence[Word], at: int) -> int | None:
    """*Niilo Mäki Instituutti*: a person's name in the nominative before a head with a capital.

    Not *Katri Salo Työterveyslaitokselta*: that body's name is whole without the person.
    """
    if at < 2 or not words[at].is_capital or words[at].gap != SPACE or words[at - 1].gap != SPACE:
        return None
    if any(e.type == "organization" for c in words[at].candidates[:3] for e in names().get(c.form.casefold(), ())):
        return None
    given, surname = words[at - 2], words[at - 1]
    nominative = surname.is_capital and is_proper(surname) and surname.candidates[0].case == "Nom"
    return at - 2 if nominative and is_given_name(given.text) else None


def _is_part(word: Word) -> bool:
    """*oikeus-* of *oikeus- ja kasvatustieteiden*."""
    return word.text.endswith("-") and len(word.text) > 3


def _with_owner(first: int | None, at: int, owners: Mapping[int, int]) -> int | None:
    """All of an owner's name where the attributes reach into it: *Åbo Akademin Vaasan yksikkö*."""
    near = [last for last in range(max(0, at - LONGEST), at) if last in owners]
    inside = [owners[last] for last in near if first is not None and owners[last] < first <= last]
    return min(inside, default=first)


def _group(words: Sequence[Word], at: int, proper: Collection[int]) -> Iterator[Body]:
    """*Oulun seudun kunnat*, *Lapin kunnat*: a named group of municipalities."""
    if at > 0 and words[at].gap == SPACE and at - 1 in proper and _acts_as_region(words, at):
        yield Body(at - 1, at + 1, 0.85)
    endings = word_tuple("organization_heads", "group_regions")
    of_region = any(a.lemma.endswith(endings) for w in words[at - 1 : at] for a in w.analyses)
    if at > 1 and words[at].gap == SPACE == words[at - 1].gap and at - 2 in proper and of_region:
        yield Body(at - 2, at + 1, 0.85)


def _acts_as_region(words: Sequence[Word], at: int) -> bool:
    """Whether the municipalities of a region act, or get and give: *Lapin kunnat*; in *Lapin kunnissa* they are places."""
    region, group = words[at - 1], words[at]
    entries = [e for c in region.candidates[:3] for e in names().get(c.form.casefold(), ())]
    inside = group.candidates[0].case in ("Ine", "Ela", "Ill")
    return not inside and is_genitive(region.form) and any(e.kind == "region" for e in entries)


def _is_project(words: Sequence[Word], last: int) -> bool:
    """Whether *hanke* follows after a dash: *kehittämiskeskus – hanke* names a project."""
    if last >= len(words) or words[last].sentence != words[last - 1].sentence:
        return False
    word = words[last]
    return (word.gap == "–" or word.text.startswith("-")) and is_project_noun(word.text.lstrip("-"))


def attributes_start(words: Sequence[Word], at: int, head: Head, proper: Collection[int]) -> int | None:
    """The first word of the name that the head ends: the leftmost capital that its chain of attributes reaches."""
    start = at if _is_named_compound(words[at], head) else None
    i = at
    while i > 0 and at - i < LONGEST and joins(words, i - 1, at, head):
        i -= 1
        if words[i].is_capital and _begins(words, i, proper):
            start = i
    return None if start is None else _with_first_names(words, start, at, head)


def _with_first_names(words: Sequence[Word], start: int, at: int, head: Head) -> int:
    """*MLL Lapin piiri*, *Markku Juhani Fingerroosin säätiö*: a nominative that belongs to the name."""
    while start > 0 and words[start].gap in (SPACE, ".") and start < at:
        before = words[start - 1]
        if head.noun in listed("named_after_people") and _is_couple(words, start):
            start -= 2  # Anna ja Olli Kurjen säätiö
            continue
        if words[start].gap == "." or len(before.text) == 1:
            if not (len(before.text) == 1 and before.is_capital):
                break
            start -= 1
            continue
        first_name = head.noun in listed("named_after_people") and before.is_capital and is_proper(before)
        abbreviation = before.is_acronym and ":" not in before.text and without_ending(before.form) is None
        if not (first_name or abbreviation) or (first_name and is_genitive(before.form)):
            break
        start -= 1
    return start


def _is_couple(words: Sequence[Word], start: int) -> bool:
    """*Anna ja Olli Kurjen*: two given names before the surname."""
    return (
        start > 1
        and words[start - 1].form in ("ja", "och")
        and all(w.is_capital and is_given_name(w.text) for w in (words[start - 2], words[start]))
    )


def _is_named_compound(word: Word, head: Head) -> bool:
    """*Diakonia-ammattikorkeakoulu*, *Aalto-yliopisto*, *ADHD-liitto*; not *ELY-keskus*, which needs a place."""
    left, hyphen, last = word.form.partition("-")
    if left.isupper() and len(left) > 2 and head.noun in listed("named_by_acronym"):
        return not word.text.endswith("-")
    if left.isupper() and last[:1].isupper() and not last.isupper() and word.form == word.text:
        return True  # Y-Säätiö
    return bool(hyphen) and left[:1].isupper() and not left.isupper() and len(left) > 3 and not word.text.endswith("-")


def _is_led(words: Sequence[Word], i: int) -> bool:
    """Whether the name at the line's start ends in a genitive before its leader: *Erityisen tuen keskuksen johtaja*."""
    following = [w for w in words[i + 1 : i + 6] if w.sentence == words[i].sentence]
    leaders = word_tuple("organization_heads", "leaders")
    for left, right in pairwise(following):
        if right.gap != SPACE or left.gap != SPACE:
            return False
        if head_of(left) is not None:
            return any(a.is_known and a.lemma in leaders for a in right.analyses) and is_genitive(left.form)
    return False


def _begins(words: Sequence[Word], i: int, proper: Collection[int]) -> bool:
    """Whether a capital at ``i`` is that of a name, not that of a sentence."""
    word = words[i]
    if _is_led(words, i):
        return True
    return i in proper or not word.first or word.is_acronym or is_proper(word) or not is_common(word)


def joins(words: Sequence[Word], i: int, at: int, head: Head) -> bool:
    """Whether word ``i`` is an attribute in the chain that leads to the head at ``at``."""
    word, right = words[i], words[i + 1]
    if word.sentence != words[at].sentence:
        return False
    if right.gap == "," and (word.text.endswith("-") or _is_listed(words, i, at)):
        return True
    if right.gap != SPACE and not (right.gap == "." and _is_opaque(word)):
        return False
    if word.form in ("ja", "sekä", "&", "och"):
        return _coordinates(words, i)
    if word.text.endswith("-") and len(word.text) > 2:
        return right.form in ("ja", "sekä", "tai")
    return stands_in_genitive(word) or _agrees(word, head) or _is_opaque(word) or _may_be_genitive(word)


def _may_be_genitive(word: Word) -> bool:
    """A capital name in *-n* that is no known genitive: *Eskoon kuntayhtymä*; but a surname is, as it stands: *Kivinen*."""
    if not word.is_capital or word.first or not word.form.endswith("n"):
        return False
    best = word.candidates[0]
    nominative = best.case == "Nom" and best.pos == "PROPN"
    return not nominative and any(c.case == "Gen" and c.form[:1].isupper() for c in word.candidates)


def _is_opaque(word: Word) -> bool:
    return word.form.lower().rstrip(".") in listed("opaque")


def _coordinates(words: Sequence[Word], i: int) -> bool:
    """*terveyden ja hyvinvoinnin*, *sosiaali- ja terveystoimi*; not *Sallan kunnan ja Kemijärven seurakunnan*."""
    if i == 0 or words[i].gap != SPACE:
        return False
    left, right = words[i - 1], words[i + 1]
    if left.text.endswith("-"):
        return not right.is_capital or left.is_capital
    if _is_field(left) and _is_field(right):
        return True
    if right.is_capital or left.is_acronym or head_of(left) is not None or is_body(left):
        return False
    return stands_in_genitive(left) and stands_in_genitive(right)


def _is_listed(words: Sequence[Word], i: int, at: int) -> bool:
    """*Tiedon, Tieteen ja Innovaatioiden tutkimuskeskus*: a row of genitives with capitals that ends before the head."""
    row = words[i:at]
    return len(row) > 3 and row[-2].form in ("ja", "sekä") and all(_is_field(w) for w in (*row[:-2], row[-1]))


def _is_field(word: Word) -> bool:
    """A common noun in the genitive that has a capital as part of a name: *Tieteen*; no place."""
    if not word.is_capital or word.first or not is_common(word) or not stands_in_genitive(word):
        return False
    entries = [e for c in word.candidates[:3] for e in names().get(c.form.casefold(), ())]
    return head_of(word) is None and not any(e.type == "place" for e in entries)


def _agrees(word: Word, head: Head) -> bool:
    """An adjective in the head's case: *Kokkolan suomalaisen seurakunnan*."""
    if word.is_capital and word.first:
        return False
    return any(
        a.is_known and a.pos == "ADJ" and a.case == head.case and a.number == head.number and not is_participle(a)
        for a in word.analyses
    ) and not _is_superlative(word)


def _is_superlative(word: Word) -> bool:
    """*Suomen viihtyisin kunta* praises, it does not name."""
    return any("Degree=Sup" in a.feats for a in word.analyses)


def _is_name(words: Sequence[Word], first: int, at: int, head: Head, owners: Mapping[int, int]) -> bool:
    """Whether the attributes name the thing: *Oulun keskus* and *Savukosken palvelut* name nothing."""
    owned = any(i in owners for i in range(first, at))
    if first == at:
        return True
    if first == at - 1 and not head.compound and head.noun in listed("groups") and is_country(words[first]):
        return False
    bare = not head.compound and head.noun in listed("compound_only")
    if bare and head.noun in listed("proper_only"):
        return owned or words[first].is_acronym or not is_common(words[first])
    if head.noun in listed("weak"):
        of_town = first == at - 1 and head.noun in listed("of_towns") and is_town(words[first])
        apart = owned and at - 1 not in owners and stands_in_genitive(words[at - 1])
        named = apart and head.noun in listed("weak_with_attribute")
        return named or (owned or of_town) and (head.compound or head.noun in listed("weak_alone"))
    if bare and first == at - 1 and head.noun in listed("of_villages") and is_village(words[first]):
        return True
    if bare and words[first].form.endswith(word_tuple("organization_heads", "old_genitives")):
        return True
    if bare:
        return owned or at - first >= 2 and not _is_opaque(words[first])
    return True


def _apposed(words: Sequence[Word], at: int, head: Head, first: int | None) -> Iterator[Body]:
    """*peruspalvelukuntayhtymä Kallio*, *Kemi-Tornionlaakson koulutuskuntayhtymä Lappia*."""
    after = at + 1
    if head.case != "Nom" or head.number == "Plur" or head.noun not in listed("appositive") or after >= len(words):
        return
    name = words[after]
    if name.gap != SPACE or not name.is_capital or name.sentence != words[at].sentence or is_company_form(name):
        return
    if not (head.compound or first is not None) or _continues(words, after):
        return
    if after + 1 < len(words) and is_company_form(words[after + 1]):
        return
    if not _may_be_apposed(words[at], name) or _opens_person(words, after):
        return
    yield Body(at if first is None else first, after + 1, 0.8)


def _opens_person(words: Sequence[Word], i: int) -> bool:
    """*Lahden museo Kari Virtasen johdolla*."""
    following = words[i + 1] if i + 1 < len(words) else None
    return following is not None and following.gap == SPACE and following.is_capital and is_given_name(words[i].text)


def _may_be_apposed(left: Word, name: Word) -> bool:
    """Not what a form's next field says: *Satakunnan ELY-keskus Hakemusta*, *Koneen Säätiö  Tehtaankatu*."""
    if (
        is_label(name)
        or left.form.partition("-")[0].isupper()
        or name.start - left.end > 1
        or not name.form[0].isalpha()
    ):
        return False
    best = name.candidates[0]
    if best.case in LOCAL and any(e.type == "place" for e in names().get(best.form.casefold(), ())):
        return False  # Suomen lasimuseo Riihimäeltä
    return not (is_common(name) and best.case in ("Par", "Ess", "Tra", "Abe", "Ins"))


def _continues(words: Sequence[Word], i: int) -> bool:
    """Whether the capital word at ``i`` is an attribute of what follows, a name by itself."""
    if not stands_in_genitive(words[i]) or i + 1 >= len(words) or words[i + 1].gap != SPACE:
        return False
    return words[i + 1].is_capital or head_of(words[i + 1]) is not None
