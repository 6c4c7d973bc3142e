"""What a corpus tells of its texts: themes, key words, words in context, goals like a goal, outcomes of goals, money.

The base of ``Corpus``. What looks at whole texts reads their words the first time that one of the methods is asked for.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from hankenlp.documents import Entity, ProjectDocument

if TYPE_CHECKING:
    import pandas as pd

    from hankenlp.corpus import Corpus
    from hankenlp.plots import Plots
    from hankenlp.text_analysis.concordance import Line
    from hankenlp.text_analysis.follow_up import FollowUp
    from hankenlp.text_analysis.funding import Funding
    from hankenlp.text_analysis.keyness import Group, Key
    from hankenlp.text_analysis.rows import Rows
    from hankenlp.text_analysis.sentence_vectors import Embed
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
        embed: "Embed | None" = None,
        seed: int = 0,
        progress: bool = False,
    ) -> "Themes":
        """What the documents are about: non-negative factors of TF-IDF over lemmas and the words inside compounds.

        Args:
            n: how many themes, or the numbers to choose from; 2 to 20 where it is left out, at most one for five
                documents. Chosen is the largest whose coherence times stability is at least 95 % of the best.
            over: ``text`` for all of the running text, ``goals`` for goals and outcomes alone.
            embed: cluster passages by these vectors instead, as in ``similar``; terms and measures are the same.
            seed: of the samples that stability is measured on.
            progress: show a bar on stderr.

        Raises ``ValueError`` where the documents are too few, and says how many it takes, ``ModelNotFound`` where the
        folder has no model.
        """
        from hankenlp.text_analysis.modelling import material, themes
        from hankenlp.text_analysis.sentence_vectors import by_model
        from hankenlp.text_analysis.themes import Source

        if over not in ("text", "goals"):
            raise ValueError(f'over must be "text" or "goals", not {over!r}')
        source = Source({document.id: document for document in self.documents}, tuple(self.entities), self.metadata)
        vectors = by_model(embed) if embed is not None else None
        given = material(source, self._read(progress), over=over, vectors=vectors)
        return themes(given, n, seed, source, progress=progress)

    def keyness(
        self, a: "Group", b: "Group | None" = None, *, least: int | None = None, progress: bool = False
    ) -> "Rows[Key]":
        """The words that tell two groups of documents apart: log-likelihood G² and log ratio by lemma, highest G² first.

        Args:
            a: ids, a function of a document (``lambda document: document.status == "ended"``), or values of the
                metadata (``{"maakunta": "Lappi"}``; a list for several).
            b: the other group; the rest of the corpus where it is left out.
            least: documents that a word is in, of the group that has more of it; where it is left out 2, and 1 for a
                group of fewer than five. So no single document makes a key word.
            progress: show a bar on stderr.

        Raises ``KeyError`` for an id or column that is not there, ``ValueError`` for an empty group or a document in both.
        """
        from hankenlp.text_analysis.keyness import keyness, members

        one = members(a, self.documents, self.metadata)
        known = {document.id for document in one}
        other = members((lambda document: document.id not in known) if b is None else b, self.documents, self.metadata)
        if both := sorted(known & {document.id for document in other}):
            raise ValueError(f"both groups have the document {both[0]!r}. Groups must not overlap.")
        return keyness(one, other, self._read(progress), least)

    def kwic(self, word: str, *, width: int = 50, parts: bool = False, progress: bool = False) -> "Rows[Line]":
        """Every occurrence of a word in its context, whatever its form.

        Args:
            word: in any form (``osallisuus``, ``osallisuuden``), or several words that follow each other (``sosiaalinen
                kuntoutus``). What is a base form of the corpus is taken for one.
            width: characters of context on each side.
            parts: find compounds that hold the word, too (*lastensuojelutyö* for ``lastensuojelu``).
            progress: show a bar on stderr.

        Where nothing is found, the words of the corpus that look like it are named.
        """
        from hankenlp.text_analysis.concordance import concordance

        return concordance(word, self.documents, self._read(progress), width=width, parts=parts)

    def similar(
        self, goal: "Query", n: int = 10, *, embed: "Embed | None" = None, progress: bool = False
    ) -> "Rows[SimilarGoal]":
        """The goals of other documents that are nearest to a goal, by their words and by words like them.

        The score is the mean of two cosines: of TF-IDF, and of the sentences' vectors.

        Args:
            goal: a goal or outcome of a document, a pair of a document's id and the goal's place in its ``goals``
                (from 0), or a text.
            n: how many at most.
            embed: what gives the vectors: the folder of a sentence-transformers model, or a function from a list of
                texts to an array of a row each; the packaged word vectors where it is left out.
            progress: show a bar on stderr.

        Raises ``KeyError`` where the corpus has no such goal, ``ValueError`` where ``n`` is less than 1, ``ModelNotFound``
        where the folder has no model.
        """
        return self._goal_index(embed, progress).similar(goal, n)

    def funding(self) -> "Funding":
        """The money of the projects, no sum counted twice: a row a sum, with what of it counts, who pays and the year.

        Where a document gives a total and its parts, the parts count that say who pays; where documents tell of one
        project, one of them counts. What does not count has its reason (``docs/funding.md``). Euros only: nothing is
        converted. ``corpus.funding().by("payer")`` sums up.
        """
        from hankenlp.text_analysis.funding import funding

        return funding(self.documents, self.entities, self.metadata)

    def follow_up(self) -> "FollowUp":
        """Goals against outcomes: for each project, which outcomes answer which goals, with what says so.

        A row is a link, a goal that no outcome answers, or an outcome that answers no goal
        (``text_analysis.follow_up.FollowedUp``); ``.projects`` is a row a project: how many of its goals are answered
        by what is reported, by what is expected, or not at all.
        """
        from hankenlp.text_analysis.follow_up import follow_up

        return follow_up(self.documents, self.entities)

    def _goal_index(self, embed: "Embed | None", progress: bool) -> "GoalIndex":
        """The goals with their vectors; those of the last ``embed`` are kept."""
        from hankenlp.text_analysis.sentence_vectors import by_model, by_words
        from hankenlp.text_analysis.similarity import GoalIndex

        kept: tuple[Embed | None, GoalIndex] | None = self.__dict__.get("_goals_read")
        if kept is None or kept[0] != embed:
            vectors = by_model(embed) if embed is not None else None
            readings = self._read(progress)
            kept = (embed, GoalIndex(self.documents, readings, vectors or by_words(readings)))
            self.__dict__["_goals_read"] = kept
        return kept[1]

    def _read(self, progress: bool) -> "dict[str, Reading]":
        """The words of each document, read once."""
        from hankenlp.text_analysis.words import read_words

        readings: dict[str, Reading] = self.__dict__.setdefault("_readings", {})
        readings.update(read_words(self.documents, readings, progress=progress))
        return readings
