"""What ``hankenlp evaluate`` writes: the figures or the errors, as a table, as JSON or as an HTML page."""

import json

from hankenlp.evaluation.result import CORE, WHOLE, Evaluation
from hankenlp.evaluation.scorer import COMPARED

DETAILS = {
    **COMPARED,
    "organizations": ("roles",),
    "people": ("roles", "title", "phone", "email"),
    "places": ("kind",),
}
ERROR_FIELDS = (*CORE, *WHOLE, "offsets", *(f"{name}.{key}" for name, keys in DETAILS.items() for key in keys))
"""What an error's ``field`` can be."""


def rendered(result: Evaluation, format: str = "table", errors: str | None = None) -> str:
    """The evaluation as ``table``, ``json`` or ``html``, with a line break at its end.

    ``errors`` is the beginning of a field's name: a table then holds the errors in these fields only, JSON holds them
    under ``errors`` beside the figures, and an HTML page, which always has errors, no others. ``""`` means all fields.
    """
    if format == "html":
        from hankenlp.evaluation.page import evaluation_html

        return evaluation_html(result, errors or "") + "\n"
    if format == "json":
        listed = {} if errors is None else {"errors": [error.to_dict() for error in result.errors_in(errors)]}
        return json.dumps(result.to_dict() | listed, ensure_ascii=False, indent=1) + "\n"
    if errors is None:
        return f"{result}\n"
    return "".join(f"{error}\n" for error in result.errors_in(errors))


def compared(fit: Evaluation, left_out: Evaluation) -> str:
    """A row a field: the figure of the packaged weights, that of weights without the document's family, how far apart."""
    rows = [(f"{name} F1", fit.fields[name].f1, left_out.fields[name].f1) for name in CORE]
    rows += [(name, fit.accuracy[name].accuracy, left_out.accuracy[name].accuracy) for name in WHOLE]
    rows += [
        ("macro F1", fit.macro_f1, left_out.macro_f1),
        ("ECE", fit.reliability.summary()["ece"], left_out.reliability.summary()["ece"]),
    ]
    lines = [f"  {'':24} {'fit':>7} {'left out':>9} {'apart':>7}"]
    lines += [f"  {name:24} {a:7.3f} {b:9.3f} {b - a:+7.3f}" for name, a, b in rows]
    return "\n".join([*lines, "", "By weights that have not seen the document's family:", ""])


def unknown_field(name: str) -> str:
    """What is wrong with ``name`` as the beginning of a field's name, or nothing."""
    if any(field.startswith(name) for field in ERROR_FIELDS):
        return ""
    return f"there is no such field. Name one of {', '.join((*CORE, *WHOLE))}, or an attribute of one: goals.level."
