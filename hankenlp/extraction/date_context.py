"""What stands around a date: the words of its sentence and clause, its block, and the headings above it."""

import re
from dataclasses import dataclass

from hankenlp.extraction.cue_words import cues, last
from hankenlp.extraction.date_forms import Form
from hankenlp.extraction.surroundings import index_of, line_of, sentence_of
from hankenlp.layout import Block, Extent, Layout

_REACH = 240  # how far a sentence is read on either side, lest a page without sentences take forever

CLAUSE = re.compile(r"[;:]\s|,\s+(?=[^\W\d])|\s[–-]\s(?=[^\W\d])")


@dataclass(frozen=True)
class Context:
    """A date with what stands around it in its sentence, and the blocks above it."""

    form: Form
    layout: Layout
    block: Block | None
    left: str
    right: str
    headings: str

    @classmethod
    def of(cls, form: Form, layout: Layout) -> "Context":
        text = layout.text
        index = index_of(layout, form.start)
        if index is None:
            line = line_of(text, form.start, form.end)
            left = text[max(line.start, form.start - _REACH) : form.start]
            return cls(form, layout, None, left, text[form.end : min(line.end, form.end + _REACH)], "")
        block = layout.blocks[index]
        around = sentence_of(layout, index, form.start)
        if block.label is not None and block.label.start <= form.start < block.label.end:
            around = Extent(block.label.start, max(block.end, block.label.end))
        left = text[max(around.start, form.start - _REACH) : form.start]
        right = text[form.end : max(min(around.end, form.end + _REACH), form.end)]
        return cls(form, layout, block, left, right, _headings(layout, index))

    @property
    def line(self) -> tuple[str, str]:
        """The line before and behind the date, however its sentences are cut."""
        around = line_of(self.layout.text, self.form.start, self.form.end)
        left = self.layout.text[max(around.start, self.form.start - _REACH) : self.form.start]
        return left, self.layout.text[self.form.end : min(around.end, self.form.end + _REACH)]

    @property
    def clause(self) -> str:
        """What precedes the date in its own clause."""
        cut = last(CLAUSE, self.left)
        if cut is None and self.block is not None and self.block.kind == "field" and self.block.section is None:
            return f"{self.layout.label(self.block) or ''}: {self.left}"[-160:]
        clause = self.left[cut.end() :] if cut else self.left
        if cut and len(clause.split()) < 3 and not _says_something(clause):
            cut = last(CLAUSE, self.left[: cut.start()])
            clause = self.left[cut.end() :] if cut else self.left
        return clause[-160:]

    @property
    def rest(self) -> str:
        """What follows the date in its own clause."""
        cut = CLAUSE.search(self.right)
        return (self.right[: cut.start()] if cut else self.right)[:90]


def _headings(layout: Layout, index: int) -> str:
    """The headings above a block, and a heading that the layout took for navigation (*Sinua voisi kiinnostaa myös*)."""
    block = layout.blocks[index]
    found = [layout.of(layout.blocks[block.lead_in])] if block.lead_in is not None else []
    found += [layout.of(heading) for heading in layout.headings(block)]
    for above in reversed(layout.blocks[max(0, index - 6) : index]):
        if above.kind == "heading" and above.section is not None:
            break
        if above.kind in ("chrome", "heading") and cue("related").match(layout.of(above)):
            found.append(layout.of(above))
    return " / ".join(found)


def cue(name: str) -> "re.Pattern[str]":
    """The pattern of a cue list of ``dates.toml``."""
    return cues("dates", "cues", name)


def _says_something(clause: str) -> bool:
    return any(
        cue(name).search(clause) for name in ("event", "event_verbs", "deadline", "begins", "ends", "span", "latest")
    )
