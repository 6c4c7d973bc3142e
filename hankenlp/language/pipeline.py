"""``load()``: the spaCy pipeline that everything else stands on.

Our tokenizer, the tags of a Finnish model, sentence boundaries from the layout, our lemmas, then whatever
``hankenlp.extraction`` has registered as the component ``hankenlp``.
"""

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hankenlp.errors import ModelNotFound

if TYPE_CHECKING:
    from spacy.language import Language

MODELS: Final = {"fast": "spacy_fi_experimental_web_md"}
UNUSED: Final = ("lemmatizer", "parser")
"""The model's lemmatizer needs libvoikko, a system library; its parser would set sentence boundaries, which are ours."""


def load(backend: str = "spacy", model: str = "fast") -> "Language":
    """A new spaCy pipeline.

    Args:
        backend: ``spacy``.
        model: ``fast``.

    Raises:
        ModelNotFound: for an unknown backend or model, or where the model's package is missing.
    """
    import spacy.util

    path = _model_path(backend, model)
    nlp = spacy.util.load_model_from_path(path, exclude=list(UNUSED))
    nlp.max_length = 10**9
    return nlp


def _model_path(backend: str, model: str) -> Path:
    if backend == "stanza":
        raise ModelNotFound('backend "stanza" comes with a later version, as the extra hankenlp[stanza]. Use "spacy".')
    if backend != "spacy":
        raise ModelNotFound(f'unknown backend "{backend}". There is: "spacy".')
    if model not in MODELS:
        raise ModelNotFound(f'unknown model "{model}" for the backend "spacy". There is: {", ".join(MODELS)}.')
    spec = find_spec(MODELS[model])
    if spec is None or spec.origin is None:
        raise ModelNotFound(f"the package {MODELS[model]} is not installed. Install hankenlp again: it belongs to it.")
    return next(p for p in sorted(Path(spec.origin).parent.glob("fi_*")) if p.is_dir())
