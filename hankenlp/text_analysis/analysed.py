"""What a corpus tells of its texts: themes, key words, words in context, goals like a goal.

The base of ``Corpus``. Each method reads the texts' words the first time that one of them is asked for.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from hankenlp.documents import Entity, ProjectDocument

if TYPE_CHECKING:
    import pandas as pd

    from hankenlp.corpus import Corpus
    from hankenlp.plots import Plots
    from hankenlp.text_analysis.concordance import Line
    from hankenlp.text_analysis.keyness import Group, Key
    from hankenlp.text_analysis.rows import Rows
    from hankenlp.text_analysis.similarity import GoalIndex, Query, SimilarGoal
    from hankenlp.text_analysis.terms import Over
    from hankenlp.text_analysis.themes import Themes
    from hankenlp.text_analysis.words import Reading


class Analysed:
    """Documents whose words can be asked about. Nothing depends on the order of the documents."""

    documents: list[ProjectDocument]
    entities: list[Entity]
    metadata: "pd.DataFrame | None"

    @property
    def plot(self) -> "Plots":
        """Pictures: ``corpus.plot.timeline()`` and so on, each a matplotlib figure."""
        from hankenlp.plots import Plots

        return Plots(cast("Corpus", self))

    def themes(
        self,
        n: "int | Iterable[int] | None" = None,
        *,
        over: "Over" = "text",
        names: bool = False,
        seed: int = 0,
        progress: bool = False,
    ) -> "Themes":
        """What the documents are about: non-negative factors of TF-IDF over lemmas and the words inside compounds.

        Args:
            n: how many themes, or the numbers to choose from; 2 to 20 where it is left out, at most one for five
                documents. Chosen is the largest whose coherence times stability is at least 95 % of the best.
            over: ``text`` for all of the running text, ``goals`` for goals and outcomes alone.
            names: take organisations and programmes for terms, each as one, by the name of its entity.
            seed: of the samples that stability is measured on.
            progress: show a bar on stderr.

        Raises ``ValueError`` where the documents are too few, and says how many it takes.
        """
        from hankenlp.text_analysis.modelling import material, themes
        from hankenlp.text_analysis.themes import Source

        if over not in ("text", "goals"):
            raise ValueError(f'over must be "text" or "goals", not {over!r}')
        source = Source({document.id: document for document in self.documents}, tuple(self.entities), self.metadata)
        given = material(source, self._read(progress), over=over, names=names)
        return themes(given, n, seed, source, progress=progress)

    def keyness(self, a: "Group", b: "Group | None" = None, *, progress: bool = False) -> "Rows[Key]":
        """The words that tell two groups of documents apart: log-likelihood G² and log ratio by lemma, highest G² first.

        Args:
            a: ids, a function of a document (``lambda document: document.status == "ended"``), or values of the
                metadata (``{"maakunta": "Lappi"}``; a list for several).
            b: the other group; the rest of the corpus where it is left out.
            progress: show a bar on stderr.

        Raises ``KeyError`` for an id or column that is not there, ``ValueError`` for an empty group or a document in both.
        """
        from hankenlp.text_analysis.keyness import keyness, members

        one = members(a, self.documents, self.metadata)
        known = {document.id for document in one}
        other = members((lambda document: document.id not in known) if b is None else b, self.documents, self.metadata)
        if both := sorted(known & {document.id for document in other}):
            raise ValueError(f"both groups have the document {both[0]!r}. Groups must not overlap.")
        return keyness(one, other, self._read(progress))

    def kwic(self, word: str, *, width: int = 50, parts: bool = False, progress: bool = False) -> "Rows[Line]":
        """Every occurrence of a word in its context, whatever its form.

        Args:
            word: a base form (``osallisuus``), or several that follow each other (``sosiaalinen kuntoutus``).
            width: characters of context on each side.
            parts: find compounds that hold the word, too (*lastensuojelutyö* for ``lastensuojelu``).
            progress: show a bar on stderr.
        """
        from hankenlp.text_analysis.concordance import concordance

        return concordance(word, self.documents, self._read(progress), width=width, parts=parts)

    def similar(self, goal: "Query", n: int = 10, *, progress: bool = False) -> "Rows[SimilarGoal]":
        """The goals of other documents that are nearest to a goal: cosine of TF-IDF, 0 to 1.

        Args:
            goal: a goal or outcome of a document, a pair of a document's id and the goal's place in its ``goals``
                (from 0), or a text.
            n: how many at most; fewer where fewer share a word with it.
            progress: show a bar on stderr.

        Raises ``KeyError`` where the corpus has no such goal.
        """
        return self._goal_index(progress).similar(goal, n)

    def _goal_index(self, progress: bool) -> "GoalIndex":
        from hankenlp.text_analysis.similarity import GoalIndex

        index: GoalIndex | None = self.__dict__.get("_goals_read")
        if index is None:
            index = self.__dict__["_goals_read"] = GoalIndex(self.documents, self._read(progress))
        return index

    def _read(self, progress: bool) -> "dict[str, Reading]":
        """The words of each document, read once."""
        from hankenlp.text_analysis.words import read_words

        readings: dict[str, Reading] = self.__dict__.setdefault("_readings", {})
        readings.update(read_words(self.documents, readings, progress=progress))
        return readings
