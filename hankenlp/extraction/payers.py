"""Who pays a sum: an organisation or a programme that the document names, or nobody.

The label of the row or the heading of the column names it (*Oulun lääninhallitus 75 % 390 948 €*, *Haettava STEA-avustus*),
or the sentence does (``payer_frames``). A body that names a row of what is shared out receives. The words are data, in
``payers.toml``.
"""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from hankenlp.documents import AmountKind
from hankenlp.extraction.amount_scenes import Scene
from hankenlp.extraction.component import KEY
from hankenlp.extraction.cue_words import cues
from hankenlp.extraction.grant_lists import entries, under_projects
from hankenlp.extraction.grants import is_granted
from hankenlp.extraction.money_cues import nearest
from hankenlp.extraction.money_tables import first_row
from hankenlp.extraction.payer_bodies import Bodies, Body, bodies_of
from hankenlp.extraction.payer_frames import Said, from_means, said

PAID = frozenset(("funding", "external_funding", "self_funding"))
"""The kinds of sums that somebody pays; a cost or a budget is spent, but a budget may say from whose means."""
_ROW_REACH = 400
_COLUMN_REACH = 4000
_ASIDE = re.compile(r"\([^()]*\)?|\d[\d.,\s]*\s?%?")
_WORDS = re.compile(r"[^\W\d_][\w:-]*")
_JOINED = re.compile(r"(?<![\w-])(?:ja|sekä|och)(?!\w)|[/&+]|-\s")


def payers(doc: Doc, around: Sequence[Scene], kinds: Sequence[AmountKind]) -> list[str | None]:
    """The payer of each sum. Reads the organisations and programmes that were found; without them it names none."""
    if not {"organizations", "programmes"} & set(doc.user_data.get(KEY, {})) or {*PAID, "budget"}.isdisjoint(kinds):
        return [None] * len(around)
    bodies = bodies_of(doc)
    if not bodies.all:
        return [None] * len(around)
    listed = {**entries(around), **under_projects(around)}
    found: list[str | None] = []
    before: Said | None = None
    for i, (scene, kind) in enumerate(zip(around, kinds, strict=True)):
        before = before if scene.follows else None
        told = None
        if kind in PAID:
            told = _payer(scene, kind, bodies, before, i in listed)
        elif kind == "budget" and not scene.tabular:
            told = from_means(scene, kind, bodies)
        found.append(told.body.name if told else None)
        before = told
    return found


def _payer(scene: Scene, kind: AmountKind, bodies: Bodies, before: Said | None, listed: bool) -> Said | None:
    if scene.row is not None:
        by_row = _by_row(scene, kind, bodies, listed)
        if by_row is not None or scene.tabular:
            return by_row
    granted = listed or (scene.block is not None and is_granted(scene.layout, scene.block))
    return said(scene, kind, bodies, before, granted)


def _by_row(scene: Scene, kind: AmountKind, bodies: Bodies, listed: bool) -> Said | None:
    """The only body in the column's heading, else the only one in the row's label, unless that one receives."""
    head = scene.column or ""
    column = nearest(head, nouns=True) if head else None
    if kind != "self_funding":
        by_column = _only(scene, head, bodies, _COLUMN_REACH)
        if by_column is not None:
            return Said(by_column, "row")
        if listed or column is not None and column[0] in ("grant", "external"):
            return None
    if column is None and _is_shared_out(scene):
        return None
    body = _only(scene, _label(scene), bodies, _ROW_REACH)
    return Said(body, "row") if body is not None else None


def _label(scene: Scene) -> str:
    """The whole label of the row: beside a recipient it names a project, in a cell of its own."""
    label = scene.layout.label(scene.block) if scene.block is not None and scene.block.kind == "row" else None
    return label if label and scene.row and label.startswith(scene.row) else scene.row or ""


def _only(scene: Scene, label: str, bodies: Bodies, reach: int) -> Body | None:
    """The body that a label names, if beside it there are only words about money."""
    label = label.strip()
    start = scene.layout.text.rfind(label, max(0, scene.sum.start - reach), scene.sum.start) if label else -1
    if start < 0:
        return None
    inside = bodies.within(start, start + len(label))
    outside = [b for b in inside if not _in_brackets(label, b.start - start)]
    if len({b.name for b in outside}) != 1:
        return None
    body = outside[0]
    rest = f"{label[: body.start - start]} {label[body.end - start :]}"
    rest = _ASIDE.sub(" ", rest)
    if _JOINED.search(rest):
        return None
    words = _WORDS.findall(rest)
    known = cues("payers", "cues", "row_words")
    return body if all(len(word) < 3 or known.fullmatch(word) for word in words) else None


def _in_brackets(label: str, offset: int) -> bool:
    return label.count("(", 0, offset) > label.count(")", 0, offset)


def _is_shared_out(scene: Scene) -> bool:
    """*EU-tuki toteuttajittain* over the rows, or *Hakija* over their labels."""
    recipients = cues("payers", "cues", "recipients")
    over = [*scene.above, *_headings(scene)]
    return any(recipients.search(text) for text in over if len(text) < 200)


def _headings(scene: Scene) -> Iterator[str]:
    """The lines without a number at the top of the table."""
    if scene.index is None or scene.block is None or scene.block.kind != "row":
        return
    layout, first = scene.layout, first_row(scene.layout, scene.index)
    for block in layout.blocks[max(0, first - 2) : min(first + 2, scene.index)]:
        text = f"{layout.label(block) or ''} {layout.of(block)}"
        if not any(c.isdigit() for c in text):
            yield text
