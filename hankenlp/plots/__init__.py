"""Pictures of a linked corpus in one call each: ``corpus.plot.timeline()`` and the rest.

What goes in is the corpus, what comes out a ``Picture``: a matplotlib figure with its numbers and a description in
words. One module a picture; what they share is ``style``. matplotlib is imported when a picture is asked for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hankenlp.corpus import Corpus
    from hankenlp.documents import EntityType, RelationKind
    from hankenlp.plots.picture import Picture
    from hankenlp.text_analysis.themes import Themes

__all__ = ["Plots"]


@dataclass(frozen=True, slots=True)
class Plots:
    """The pictures of a corpus. The same corpus gives the same picture, whatever the order of its documents."""

    corpus: "Corpus"

    def timeline(self, by: "str | Themes" = "status", *, n: int = 40) -> "Picture":
        """When the projects run: a bar each, or with more than ``n`` projects how many run each year.

        Documents of one project count once, with the period that says most.

        Args:
            by: what the colours say: ``status``, a column of the metadata, or ``Themes`` for the largest theme.
            n: up to how many projects have a bar each.

        Raises ``ValueError`` where no document tells a period, ``KeyError`` where the metadata has no such column.
        """
        from hankenlp.plots.timeline import timeline

        return timeline(self.corpus, by, n)

    def network(
        self,
        *,
        types: "Iterable[EntityType]" = ("organization", "programme"),
        relations: "Iterable[RelationKind]" = ("funder", "programme", "coordinator", "implementer", "partner"),
        n: int = 30,
    ) -> "Picture":
        """Who works with whom and who funds whom: ``n`` names, half of most documents, half those most tied to these.

        Two that do not tie to each other themselves are tied by the projects in which both are; arrows lead from
        funders and programmes to those who do what they fund. With ``project`` among the types the projects are drawn,
        too, and ties are those of ``corpus.graph()``.

        Raises ``ValueError`` where there is no such type or relation, or nothing is tied.
        """
        from hankenlp.plots.network import network

        return network(self.corpus, types, relations, n)

    def themes(self, themes: "Themes | None" = None, by: str | None = None) -> "Picture":
        """What the documents are about: a panel a theme.

        Args:
            themes: what ``corpus.themes()`` gave; made with its defaults where it is left out.
            by: nothing for the weightiest words of each theme, ``year`` for its share by the year in which projects
                start, a column of the metadata for its share by the column's values.

        Raises ``ValueError`` where the documents are too few, ``KeyError`` where the metadata has no such column.
        """
        from hankenlp.plots.themes import themes_picture

        return themes_picture(self.corpus, themes, by)

    def goals(self, n: int = 15) -> "Picture":
        """What projects set out to do: the ``n`` most common deeds of goals, and the things that goals are about.

        Raises ``ValueError`` where no document has goals.
        """
        from hankenlp.plots.goals import goals

        return goals(self.corpus, n)

    def funding(self, by: "str | Themes" = "payer", n: int = 15) -> "Picture":
        """Who pays for the projects: the counted euros of ``corpus.funding()``, by kind of money.

        Args:
            by: ``payer``, ``year``, ``kind`` or ``project``, a column of the metadata, or ``Themes``.
            n: how many payers (projects, values, themes) have a row each; the rest are one row.

        Raises ``ValueError`` where no sum counts, ``KeyError`` where the metadata has no such column.
        """
        from hankenlp.plots.funding import funding_picture

        return funding_picture(self.corpus, by, n)

    def follow_up(self, project: str | None = None, *, n: int = 25) -> "Picture":
        """Goals against outcomes: how many goals of each project an outcome answers, or which one answers which.

        Args:
            project: the id or the name of a project, for its goals and outcomes side by side; where it is left out,
                a bar for each of the ``n`` projects with most goals.
            n: how many projects at most.

        Raises ``ValueError`` where no document has goals or several projects share the name, ``KeyError`` where the
        corpus has no such project.
        """
        from hankenlp.plots.follow_up import of_project, of_projects

        return of_projects(self.corpus, n) if project is None else of_project(self.corpus, project)
