"""A corpus in, what its documents are about out: themes with their terms, typical goals, shares by year and body.

Themes are non-negative factors of TF-IDF over lemmas and the words inside compounds. Their number is chosen among some by
coherence times stability (``text_analysis.quality``), and both are reported.
"""

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from hankenlp.documents import Entity, ProjectDocument
from hankenlp.text_analysis.quality import are_kin
from hankenlp.text_analysis.rows import table_html
from hankenlp.text_analysis.shares import by_column, by_organization, by_year

if TYPE_CHECKING:
    import pandas as pd

_NAMED: Final = 3
_SHOWN_TERMS: Final = 10
_SHOWN_GOALS: Final = 2


@dataclass(frozen=True, slots=True)
class TypicalGoal:
    """A goal that stands for a theme: ``text`` is at ``start`` to ``end`` of the document; ``score`` is its cosine."""

    text: str
    document_id: str
    start: int
    end: int
    score: float


@dataclass(frozen=True)
class Source:
    """What the shares of themes are laid over."""

    documents: Mapping[str, ProjectDocument]
    entities: Sequence[Entity]
    metadata: "pd.DataFrame | None"


@dataclass(frozen=True)
class Theme:
    """One theme.

    Attributes:
        number: 1 for the theme with the largest share.
        terms: with their weights, the weightiest first; the weights of all terms of a theme sum to 1.
        goals: at most ten typical goals, one a document.
        share: of the corpus, 0 to 1: the mean of its shares of the documents.
        documents: of how many documents it is the largest theme.
        coherence: mean NPMI of its ten top terms, -1 to 1.
        stability: how much of them comes back from samples of the documents, 0 to 1.
    """

    number: int
    terms: tuple[tuple[str, float], ...]
    goals: tuple[TypicalGoal, ...]
    share: float
    documents: int
    coherence: float
    stability: float
    _shares: "pd.Series[float]" = field(repr=False, compare=False)
    _source: Source = field(repr=False, compare=False)

    @property
    def name(self) -> str:
        """Its three top terms; of terms that share a word, the first."""
        named: list[str] = []
        for term, _ in self.terms:
            if len(named) < _NAMED and not any(are_kin(term, other) for other in named):
                named.append(term)
        return ", ".join(named)

    def share_over_time(self) -> "pd.DataFrame":
        """``year`` in which the period starts, ``documents`` of the year, the theme's mean ``share`` of them.

        Documents without a start are left out.
        """
        return by_year(self._shares, self._source.documents)

    def by_organization(self, role: str | None = None) -> "pd.DataFrame":
        """``entity_id``, ``organization``, ``documents`` that name it (with that role), the mean ``share`` of them."""
        return by_organization(self._shares, self._source.documents, self._source.entities, role)

    def by(self, column: str) -> "pd.DataFrame":
        """The column's values, ``documents`` that have each, the mean ``share`` of them.

        Raises ``KeyError`` where the metadata has no such column.
        """
        return by_column(self._shares, self._source.metadata, column)

    def _repr_html_(self) -> str:
        goals = "".join(f"<li>{html.escape(g.text)} ({html.escape(g.document_id)})</li>" for g in self.goals)
        terms = html.escape(", ".join(term for term, _ in self.terms))
        return f"<p><b>{self.number}. {html.escape(self.name)}</b>: {self.share:.0%}. {terms}</p><ul>{goals}</ul>"


class Themes(Sequence[Theme]):
    """The themes of a corpus, the largest first.

    Attributes:
        quality: a row for each number of themes that was tried, with ``coherence``, ``stability``, their product
            ``quality``, and ``chosen``.
        shares: documents by numbers of themes; a row sums to 1, or to 0 where the document has no term.
    """

    def __init__(self, themes: Sequence[Theme], quality: "pd.DataFrame", shares: "pd.DataFrame") -> None:
        self._themes = tuple(themes)
        self.quality = quality
        self.shares = shares

    def __getitem__(self, index: Any) -> Any:
        return self._themes[index]

    def __len__(self) -> int:
        return len(self._themes)

    def __iter__(self) -> Iterator[Theme]:
        return iter(self._themes)

    @property
    def coherence(self) -> float:
        """Mean coherence of the themes."""
        return sum(theme.coherence for theme in self) / len(self)

    @property
    def stability(self) -> float:
        """Mean stability of the themes."""
        return sum(theme.stability for theme in self) / len(self)

    def of(self, document_id: str) -> dict[int, float]:
        """The shares of the themes in a document, by their numbers. Raises ``KeyError`` where there is no such document."""
        if document_id not in self.shares.index:
            raise KeyError(f"there is no document {document_id!r} in the corpus of these themes.")
        row = self.shares.loc[[document_id]].to_numpy()[0]
        return {number: float(share) for number, share in enumerate(row, 1)}

    def to_frame(self) -> "pd.DataFrame":
        """A row a theme."""
        import pandas as pd

        return pd.DataFrame([self._row(theme) for theme in self], columns=list(_COLUMNS))

    @staticmethod
    def _row(theme: Theme) -> dict[str, Any]:
        terms = ", ".join(term for term, _ in theme.terms[:_SHOWN_TERMS])
        own = {name: getattr(theme, name) for name in _COLUMNS if name not in ("theme", "terms")}
        return {"theme": theme.number, "terms": terms, **own}

    @cached_property
    def goals(self) -> "pd.DataFrame":
        """A row a typical goal, with the number of its theme."""
        import pandas as pd

        columns = ["theme", "score", "text", "document_id", "start", "end"]
        rows = [
            (theme.number, goal.score, goal.text, goal.document_id, goal.start, goal.end)
            for theme in self
            for goal in theme.goals
        ]
        return pd.DataFrame(rows, columns=columns)

    def __repr__(self) -> str:
        return f"<Themes: {len(self)}, coherence {self.coherence:.3f}, stability {self.stability:.3f}>"

    def _repr_html_(self) -> str:
        rows = (
            [*(self._row(theme)[name] for name in _COLUMNS), " · ".join(g.text for g in theme.goals[:_SHOWN_GOALS])]
            for theme in self
        )
        return f"<p>{html.escape(repr(self)[1:-1])}</p>" + table_html([*_COLUMNS, "typical goals"], rows)


_COLUMNS: Final = ("theme", "name", "share", "documents", "coherence", "stability", "terms")
