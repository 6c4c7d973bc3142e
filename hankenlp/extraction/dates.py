"""Dates, months, seasons, years and spans of them, as EDTF, with what each means for the project.

``find`` reads every written form (``date_forms``), leaves out what only looks like a date (``date_filters``) and says
what each date is (``date_kinds``) and how sure the text is of it (``date_qualifiers``).
"""

from spacy.tokens import Doc

from hankenlp.documents import Date
from hankenlp.extraction.component import layout_of
from hankenlp.extraction.date_context import Context
from hankenlp.extraction.date_filters import is_date
from hankenlp.extraction.date_forms import forms
from hankenlp.extraction.date_kinds import kind_of
from hankenlp.extraction.date_qualifiers import qualified
from hankenlp.extraction.surroundings import block_of


def find(doc: Doc) -> list[Date]:
    """The dates of the document, in order."""
    layout = layout_of(doc)
    text = layout.text
    found: list[Date] = []
    for form in forms(text):
        block = block_of(layout, form.start)
        if not is_date(form, text, block):
            continue
        kind, confidence = kind_of(Context.of(form, layout))
        found.append(
            Date(
                text=text[form.start : form.end],
                start=form.start,
                end=form.end,
                edtf=qualified(form, text, block),
                kind=kind,
                confidence=confidence,
            )
        )
    return found
