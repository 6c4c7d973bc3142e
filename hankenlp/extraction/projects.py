"""No project on the page, one, or several? A recipe has none; a list of grants or of equal projects has no title, period or applicant of its own."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from hankenlp.extraction.project_anchors import PARTS, Anchor, lines, structured, sums, told_names
from hankenlp.extraction.project_headings import headings, is_listed
from hankenlp.extraction.project_lists import decides_many, has_chapters, is_sheet
from hankenlp.extraction.project_names import NAME, forms, is_funder, named_counts, plain, project_names, spoken_names
from hankenlp.layout import Block, Layout, analyse
from hankenlp.resources import table
from hankenlp.resources.additions import cached_up_to
from hankenlp.resources.patterns import pattern, word_set

_SIGNS = "projects"
_MARKS = 2
"""So many marks make a text one of another kind."""
_OWN = frozenset(("implementer", "period", "title", "funding"))
_MONEY = frozenset(("budget", "cost", "funding", "self_funding"))
_LEAD = 800
"""So far the headline and the lead reach, behind navigation."""
_LINE = 160
_MANY = 3
_OWNER = 60
"""So far into a sentence a name reaches whose goal it tells."""


def speaks_of_project(layout: Layout) -> bool:
    """Does the text speak of a project? Words, names and labels are weighed (``resources/projects.toml``).

    One sentence needs little evidence, a page more, and a law, a guide for applicants, a vacancy or the like most.
    """
    return _speaks_of_project(layout.text)


def may_speak_of_project(layout: Layout) -> bool:
    """Is the text about a project, or so short that its subject may stand elsewhere? Enough to read roles and kinds."""
    return len(layout.text) <= table(_SIGNS)["short"] or speaks_of_project(layout)


@cached_up_to(8)
def _speaks_of_project(text: str) -> bool:
    rules = table(_SIGNS)
    if _is_general(text):
        return False
    genres = (sum(bool(re.search(m, text, re.IGNORECASE)) for m in marks) for marks in rules["genres"].values())
    need = rules["enough_in_short"] if len(text) <= rules["short"] else rules["enough"]
    if (marks := max(genres)) >= _MARKS:
        need = rules["enough_elsewhere"] + rules["for_each_mark_more"] * (marks - _MARKS)
    return evidence(text) >= float(need)


def _is_general(text: str) -> bool:
    """Does the text say what projects in general are to be, and name none?"""
    general = table(_SIGNS)["general"]
    marks = sum(bool(re.search(mark, text, re.IGNORECASE)) for mark in general["marks"])
    if marks < general["enough"] + len(text) // general["length"]:
        return False
    layout = analyse(text)
    own = any(b.kind == "field" and b.section in _OWN and b.end > b.start for b in layout.blocks)
    own = own or re.search(general["own"], text, re.IGNORECASE) is not None
    return not own and all(is_funder(plain(name.text)) for name in project_names(layout))


def evidence(text: str) -> float:
    """How much in the text speaks for a project."""
    rules = table(_SIGNS)
    found = sum(
        min(word["most"], word["weight"] * len(re.findall(word["pattern"], text, re.IGNORECASE)))
        for word in rules["words"]
    )
    signs = rules["signs"]
    found += signs["weight"] * sum(bool(re.search(sign, text, re.IGNORECASE)) for sign in signs["patterns"])
    layout = analyse(text)
    found += sum(rules["labels"].get(section, 0.0) for section in {b.section for b in layout.blocks})
    return float(found + (rules["named"] if any(project_names(layout)) else 0.0))


def is_about_several(layout: Layout) -> bool:
    """Do several equal projects share the page?

    Signs: three goal sections of one name; three or more headings that each have an implementer or a period of their
    own; a list or table of sums outside a budget; a headline, a lead or a call for applications that speaks of so many
    projects, where no project is the main one; a sheet with a row for each, a report with a chapter for each, minutes
    that decide on several (``project_lists``); two names with facts and goals of their own (``project_anchors``), or of
    which running text speaks as often.
    """
    return _is_about_several(layout.text)


@cached_up_to(8)
def _is_about_several(text: str) -> bool:
    layout = analyse(text)
    titles = {
        layout.of(b).casefold() for b in layout.blocks if b.kind == "field" and b.section == "title" and b.end > b.start
    }
    if len(titles) > 2:
        return True
    sections = [
        layout.of(b).casefold() for b in layout.blocks if b.kind == "heading" and b.section == "goals" and not b.marker
    ]
    if len(set(sections)) == 1 and len(sections) >= 3:
        return True
    if (
        len({_plain(layout, b) for b in layout.blocks if b.kind == "heading"} & word_set(NAME, "portfolio_headings"))
        >= 2
    ):
        return True
    if is_sheet(layout) or has_chapters(text) or decides_many(layout):
        return True
    if _has_two_parts(layout):
        return True
    headed = list(headings(layout))
    if sum("listed" in a.signs for a in headed if _has_own(a)) >= _MANY:
        return True
    if len({a.name for a in lines(layout) if is_listed(layout, a)}) > 1 and not _has_main(layout):
        return True
    granted = [b for b in layout.blocks if _is_grant(layout, b)]
    announced = pattern(NAME, "announcements").search(text) is not None
    if titles and not announced:
        return False
    owners: dict[int, set[str]] = {}
    for block in layout.blocks:
        if (
            block.kind == "field"
            and block.section in _OWN
            and block.heading is not None
            and _label_differs(layout, block)
        ):
            owners.setdefault(block.heading, set()).add(block.section)
    if sum(len(kinds) >= 2 for kinds in owners.values()) >= 3:
        return True
    if len(granted) >= (3 if announced else 5):
        return True
    if titles:
        return False
    if _heads_many(layout):
        return not _is_twice_the_next(named_counts(layout))
    if (_speaks_of_many(layout) or _is_call(layout)) and not _has_main(layout):
        return True
    return _are_two_told(layout, headed)


def _has_two_parts(layout: Layout) -> bool:
    """Do two title fields, or two numbered names (*Hanke 1: Kynnys*), each open a part with facts of its own?"""
    return len({plain(a.name) for a in structured(layout) if a.name and not a.sub and a.way in _FORMS}) >= 2


def _are_two_told(layout: Layout, headed: Sequence[Anchor]) -> bool:
    """Do two projects share the page, none of which stands out?

    Two headings name them and have goals or facts below; or the headline speaks of two; or running text tells the goals
    of both and names them as often.
    """
    counts = named_counts(layout)
    if _is_twice_the_next(counts) and counts.most_common(1)[0][1] > 2:
        return False
    if len(_names(a for a in headed if _has_own(a))) >= 2 or _tells_sections_of_two(layout):
        return True
    named = (
        counts.keys() | _names(a for a in headed if "goal" in a.signs) | {plain(name) for name in told_names(layout)}
    )
    if len(named) < 2 or _has_main(layout):
        return False
    two = any(pattern(PARTS, "two").search(_line(layout, b)) for b in _lead(layout))
    return two or _tells_goals_of_two(layout, counts)


def _names(anchors: Iterable[Anchor]) -> set[str]:
    return {plain(anchor.name) for anchor in anchors if anchor.name}


_FORMS = ("field", "numbered")


def _has_own(anchor: Anchor) -> bool:
    """Has the heading a goal or facts below, and more that makes it a project's name?"""
    signs = anchor.signs
    if anchor.sub:
        return False
    if "goal" in signs:
        return bool(signs & {"card", "hung", "years", "named", "subject", "listed"})
    return {"told", "listed"} <= signs and bool(signs & {"years", "hung", "subject"})


def _tells_sections_of_two(layout: Layout) -> bool:
    """Do two headings that name no project each have one project in the text below, with a goal, and no project another place?"""
    under: dict[int | None, set[str]] = {}
    for name in spoken_names(layout):
        block = layout.at(name.start)
        if block is not None and name.way != "compound":
            under.setdefault(block.heading, set()).add(plain(name.text))
    first = next((i for i, b in enumerate(layout.blocks) if b.kind == "heading"), None)
    apart = all(heading not in (None, first) and len(names) == 1 for heading, names in under.items())
    if len(under) < 2 or not apart or len(set.union(*under.values())) < len(under):
        return False
    told = {
        b.heading
        for b in layout.blocks
        if b.heading in under
        and b.kind in ("paragraph", "item")
        and pattern("goals", "cues").search(" ".join(layout.of(b).split()))
    }
    return under.keys() == told


def _tells_goals_of_two(layout: Layout, counts: Counter[str]) -> bool:
    """Does running text tell the goals of two projects, each by its name, and speak of them about as often?"""
    most = counts.most_common(3)
    often = {name: forms(name) for name, count in most if 2 * count > most[0][1] and count > 1}
    owners: set[str] = set()
    for extent in (e for extents in layout.sentences for e in extents) if len(often) > 1 else ():
        words = " ".join(extent.of(layout.text).split())
        if pattern("goals", "cues").search(words) and not pattern("goals", "never").search(words):
            owners |= {name for name, form in often.items() if form.search(words, 0, _OWNER)}
    return len(owners) >= 2


def _speaks_of_many(layout: Layout) -> bool:
    """Do the headline or the lead speak of a number of projects?"""
    for block in _lead(layout):
        if pattern(NAME, "announcements").search(_line(layout, block)):
            return True
        if block.kind != "field" and _is_headline_of_many(layout.of(block)):
            return True
    return False


def _is_headline_of_many(text: str) -> bool:
    return (
        len(text) <= _LINE
        and pattern(NAME, "trails").search(text) is None
        and pattern(NAME, "headlines").search(text) is not None
    )


def _is_call(layout: Layout) -> bool:
    """Do two marks of a call for applications stand here: *Hakuaika*, *Määräraha*?"""
    return len({match.group().casefold() for match in pattern(NAME, "calls").finditer(layout.text)}) >= 2


def _heads_many(layout: Layout) -> bool:
    """Do three short lines or more each name a project of its own: *Kynnys-hanke 2018–2020*?"""
    lines = {
        plain(layout.of(b)) for b in layout.blocks if b.kind in ("heading", "paragraph") and b.end - b.start <= _LINE
    }
    return sum(pattern(NAME, "project_ends").search(line) is not None for line in lines) >= 3


def _lead(layout: Layout) -> Iterator[Block]:
    """The headings and paragraphs of the first part of the page."""
    length = 0
    for block in layout.blocks:
        if block.kind in ("heading", "paragraph", "field") and length < _LEAD:
            yield block
            length += len(_line(layout, block))


def _line(layout: Layout, block: Block) -> str:
    """The block with the label in front of it."""
    return layout.text[block.opening : block.end]


def _has_main(layout: Layout) -> bool:
    """Does one project stand out?

    It is named in the headline; or its name is the headline, which the text repeats; or it is named more than once and
    twice as often as any other.
    """
    counts = named_counts(layout)
    headline = _headline(layout)
    if headline:
        words = plain(layout.of(headline))
        repeated = layout.text.casefold().count(words) > 1 and not _is_headline_of_many(words)
        if words in counts or repeated or any(headline.start <= n.start < headline.end for n in project_names(layout)):
            return True
    return _is_twice_the_next(counts)


def _headline(layout: Layout) -> Block | None:
    """The first short line of several words that names no site or body."""
    for block in _lead(layout):
        text = layout.of(block)
        other = any(pattern(NAME, key).search(text) for key in ("sites", "body_ends", "never"))
        if len(text.split()) > 1 and not other and block.kind != "field":
            return block if len(text) <= _LINE else None
    return None


def _is_twice_the_next(counted: Counter[str]) -> bool:
    counts = counted.most_common(2)
    return bool(counts) and counts[0][1] >= 2 and (len(counts) == 1 or counts[0][1] >= 2 * counts[1][1])


def _plain(layout: Layout, block: Block) -> str:
    return layout.of(block).casefold().strip(" :")


def _label_differs(layout: Layout, block: Block) -> bool:
    """Is the field's label a label of its own, not the heading that it stands under?"""
    heading = layout.heading(block)
    return heading is not None and block.label != heading.extent


def _is_grant(layout: Layout, block: Block) -> bool:
    """A short line with a name and a sum that stands in no budget."""
    if (
        block.kind not in ("item", "row", "paragraph", "field")
        or block.end - block.start > 200
        or block.section in _MONEY
    ):
        return False
    line = _line(layout, block)
    if "\n" in line[: -(block.end - block.start)].rstrip(" \t").rstrip("\n"):
        line = layout.of(block)  # its label stands further up, with other lines between
    if block.kind == "row":
        return "\t" in line and len(line) > 30
    return (
        sums().search(line) is not None
        and line.count(",") >= 1
        and not line.rstrip().endswith(".")
        and line[0].isupper()
    )
