"""Extraction of annotated documents by weights that have not seen their family: what to expect of a genre never seen.

The family is left out of the weights of titles, goals and outcomes and of the curves of confidences. Rules cannot be
unlearned, and the classifier of headings learns from no document.
"""

from collections.abc import Iterator, Mapping

from hankenlp.calibration import family
from hankenlp.documents import ProjectDocument
from hankenlp.gold import Gold
from hankenlp.pipeline import extract, load
from hankenlp.resources import confidence, linear, models
from hankenlp.training import confidence as trained_confidence
from hankenlp.training import statements, titles


def documents(golds: Mapping[str, Gold]) -> Iterator[ProjectDocument]:
    """The documents of ``golds``, family by family, unlinked.

    Raises:
        HankenlpError: where scikit-learn is missing.
    """
    nlp = load()
    kept = trained_confidence.judgements()
    without = statements.pipeline()
    learnt = [*statements.read(golds.values(), without), *statements.read(statements.texts(), without)]
    pages = titles.read(golds.values(), without)
    for left_out in sorted({family(name) for name in golds}):
        members = [gold for name, gold in golds.items() if family(name) == left_out]
        model = statements.train([d for d in learnt if d.family != left_out])
        chosen = titles.train([page for page in pages if page.family != left_out])
        curves = trained_confidence.curves(kept, without=left_out)
        with linear.using({"statements": model}), models.using({"titles": chosen}), confidence.using(curves):
            found = [extract(gold.text, nlp=nlp).model_copy(update={"id": gold.id}) for gold in members]
        yield from found


__all__ = ["documents"]
