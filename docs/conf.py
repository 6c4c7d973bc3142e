"""How Sphinx makes the documentation: ``make docs``, or ``sphinx-build -c docs . out/docs``.

The source directory is the whole repository, so that the README, the models' cards and the pages of ``docs/`` are pages
of the site and link to each other by the same paths as on disk; a link that leads nowhere fails the build (``-W``).
"""

from dataclasses import is_dataclass
from typing import Any, get_type_hints

from pydantic import BaseModel
from sphinx.application import Sphinx
from sphinx.util.typing import restify

import hankenlp

project = "hankenlp"
release = hankenlp.__version__
language = "en"
smartquotes = False  # code in tables

root_doc = "docs/index"
include_patterns = [
    "docs/**",
    "README.md",
    "CHANGELOG.md",
    "THIRD-PARTY.md",
    "corpus/README.md",
    "models/README.md",
    "models/*/README.md",
    "notebooks/README.md",
    "hankenlp/resources/knowledge/README.md",
]
exclude_patterns = [".*", "out", "build", "dist", "docs/_root"]

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode"]
myst_heading_anchors = 3
myst_linkify_fuzzy_links = False

autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
autodoc_default_options = {"members": True, "exclude-members": "model_config, model_post_init"}
napoleon_numpy_docstring = False
napoleon_use_ivar = True
maximum_signature_line_length = 100
nitpicky = True
nitpick_ignore_regex = [("py:.*", r"(?!hankenlp\.).*")]  # what other packages document
nitpick_ignore = [("py:class", "hankenlp.text_analysis.rows.Row")]  # a type variable

html_theme = "furo"
html_title = f"hankenlp {release}"
html_extra_path = ["_root"]  # the way from / to the first page


def signature(
    app: Sphinx, what: str, name: str, obj: Any, options: Any, signature: str, returns: str
) -> tuple[str, None] | None:
    """No signature for classes whose fields are described below."""
    described = what == "class" and (
        issubclass(obj, BaseModel) or (is_dataclass(obj) and "Attributes:" in str(obj.__doc__))
    )
    return ("", None) if described else None


def docstring(app: Sphinx, what: str, name: str, obj: Any, options: Any, lines: list[str]) -> None:
    """The fields of a model below what its docstring says: name, type, and what stands there if the text says nothing."""
    if what != "class" or not issubclass(obj, BaseModel):
        return
    types = get_type_hints(obj)
    lines += ["", ".. list-table::", "   :header-rows: 1", "", "   * - field", "     - type", "     - default"]
    for field, info in obj.model_fields.items():
        default = "" if info.is_required() else f"``{info.default!r}``"
        lines += [f"   * - ``{field}``", f"     - {restify(types[field], 'smart')}", f"     - {default}"]


def setup(app: Sphinx) -> None:
    app.connect("autodoc-process-signature", signature)
    app.connect("autodoc-process-docstring", docstring)
