"""An evaluation as text: figures a field, a row a genre, how far confidences can be trusted; and its errors."""

import re
from collections.abc import Iterable, Mapping

from hankenlp.calibration import Reliability, reliability_table
from hankenlp.evaluation.result import CORE, WHOLE, Evaluation, Linking
from hankenlp.figures import Tally


def figures_table(result: Evaluation) -> str:
    """Everything but the errors."""
    return "\n".join(
        [
            f"{result.documents} documents",
            *(
                f"  {name:24} P {t.p:.3f}  R {t.r:.3f}  F1 {t.f1:.3f}  n={t.n}"
                for name, t in in_order(result.fields).items()
            ),
            *(f"  {name:24} accuracy {s.accuracy:.3f}  n={s.n}" for name, s in sorted(result.accuracy.items())),
            _linking(result.linking),
            "",
            *_genres(result.genres),
            "",
            *_reliability(result.reliability),
            "",
            f"macro F1 over {', '.join(CORE)}: {result.macro_f1:.4f}",
        ]
    )


def in_order(fields: Mapping[str, Tally]) -> dict[str, Tally]:
    """The fields by name, each followed by its attributes and mentions."""
    return dict(sorted(fields.items(), key=lambda row: (re.split("[. ]", row[0])[0], row[0])))


def shown(tally: Tally) -> float | None:
    """The F1; ``None`` where there was nothing to find and nothing was found, which counts as 1 in the macro F1."""
    return tally.f1 if tally.n or tally.wrong else None


def _linking(linking: Linking) -> str:
    return (
        f"  {'linking (B³)':24} P {linking.p:.3f}  R {linking.r:.3f}  F1 {linking.f1:.3f}  n={linking.n}"
        f"  cross-document pairs F1 {linking.cross_document_f1:.3f}\n"
        f"  of the mentions found (recall {linking.mention_recall:.3f})   B³ F1 {linking.found_f1:.3f}"
        f"  cross-document pairs F1 {linking.found_cross_document_f1:.3f}"
    )


def _genres(genres: Mapping[str, Evaluation]) -> Iterable[str]:
    width = max([11, *map(len, genres)])
    heads = ["macro", *CORE, *WHOLE]
    columns = [max(5, len(head)) for head in heads]
    yield f"  {'F1 by genre':{width}}  docs  {'  '.join(f'{h:>{w}}' for h, w in zip(heads, columns, strict=True))}"
    for name, genre in genres.items():
        values = [genre.macro_f1, *(shown(genre.fields[field]) for field in CORE)]
        values += [genre.accuracy[field].accuracy for field in WHOLE]
        row = "  ".join(f"{_figure(value):>{w}}" for value, w in zip(values, columns, strict=True))
        yield f"  {name or '(none)':{width}}  {genre.documents:4}  {row}"


def _reliability(reliability: Reliability) -> Iterable[str]:
    yield f"  {'confidence':24} {'n':>6} {'mean':>6} {'right':>6}"
    for each in reliability_table(reliability.pairs()):
        name = f"{each.low:.1f}–{each.high:.1f}"
        yield f"  {name:24} {each.n:6} {_figure(each.confidence):>6} {_figure(each.right):>6}"
    yield f"  {'calibration error (ECE)':24} {'n':>6} {'mean':>6} {'right':>6} {'ECE':>6}"
    rows = {name: reliability.summary(name) for name in CORE} | {"all fields": reliability.summary()}
    for name, row in rows.items():
        figures = " ".join(f"{_figure(row[key]):>6}" for key in ("confidence", "right", "ece"))
        yield f"  {name:24} {row['n']:6} {figures}"


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
