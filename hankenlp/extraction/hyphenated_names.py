"""Names that a noun behind a hyphen ends: *Yhteisöt ja toimintakyky -osasto*, *Nuorten Ystävät -säätiö*."""

from collections.abc import Iterator, Sequence

from hankenlp.extraction.organization_nouns import LONGEST, Body, head_of, stands_in_genitive
from hankenlp.extraction.words import SPACE, Word, is_proper
from hankenlp.language.morphology import in_lexicon
from hankenlp.resources.patterns import word_tuple


def hyphenated(words: Sequence[Word], at: int) -> Iterator[Body]:
    """*Yhteisöt ja toimintakyky -osasto*."""
    first = hyphenated_start(words, at)
    if first is not None:
        yield Body(first, at + 1, 0.85)


def _opens_name(words: Sequence[Word], i: int) -> bool:
    """*Nuorten* of *Nuorten Ystävät -säätiö* at a sentence's start, not *Hankkeen* of *Hankkeen Sompio -osasto*.

    The genitive belongs to a name that is a common noun, unless it is a body or a project, which has the name.
    """
    word, noun = words[i], words[i + 1]
    project = word_tuple("roles", "project")
    owner = head_of(word) is not None or any(a.lemma.endswith(project) for a in word.analyses)
    common = any(a.pos in ("NOUN", "ADJ") for a in in_lexicon(noun.form.lower()))
    return not owner and stands_in_genitive(word) and noun.gap == SPACE and common


def hyphenated_start(words: Sequence[Word], at: int) -> int | None:
    """Where the name begins that *-ohjelma*, *-osasto* or *-rahasto* at ``at`` ends: at the nearest run of capitals."""
    i, start = at, None
    while i > 0 and at - i < LONGEST and words[i].gap in (SPACE, "–") and words[i - 1].sentence == words[at].sentence:
        i -= 1
        word = words[i]
        opens = word.first and not is_proper(word) and words[i + 1].is_capital
        if word.is_capital and (not opens or _opens_name(words, i)):
            start = i
        elif (
            start is not None
            and word.form not in ("ja", "&")
            or start is not None
            and i > 0
            and not words[i - 1].is_capital
        ):
            break
    return start
