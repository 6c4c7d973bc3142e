"""``load()``: the spaCy pipeline that everything else stands on.

Our tokenizer, the tags of a trained Finnish model, sentences from the layout, our lemmas, and the component ``hankenlp``
that fills the ``ProjectDocument``.
"""

from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from hankenlp.errors import ModelNotFound

if TYPE_CHECKING:
    from spacy.language import Language

MODELS: Final = {"fast": "spacy_fi_experimental_web_md"}
"""The names of models of the backend ``spacy``, and the packages they are."""

ENTITIES: Final = False
"""Whether the model's own named entity recogniser runs. It takes half of the time, and no figure gains by it."""

COMPONENTS: Final = ("hankenlp_tagger", "hankenlp_sentences", "hankenlp_lemmatizer")
EXTRACTION: Final = ("hankenlp",)
"""Added after ours where ``hankenlp.extraction`` has registered it, by its import or its entry point."""


def load(backend: str = "spacy", model: str = "fast") -> "Language":
    """A new spaCy pipeline.

    Args:
        backend: ``spacy``.
        model: ``fast``.

    Raises:
        ModelNotFound: for an unknown backend or model, or where the model's package is missing.
    """
    package = _package(backend, model)
    from hankenlp import __version__
    from hankenlp.language import components

    nlp = components.blank()
    nlp.meta.update(name=model, version=__version__, hankenlp={"backend": backend, "model": model})
    for name in COMPONENTS:
        config = {"package": package, "entities": ENTITIES} if name == "hankenlp_tagger" else {}
        nlp.add_pipe(name, config=config)
    for name in EXTRACTION:
        if nlp.has_factory(name):
            nlp.add_pipe(name)
    return nlp


def _package(backend: str, model: str) -> str:
    if backend == "stanza":
        raise ModelNotFound(
            'the backend "stanza" comes with a later version, as the extra hankenlp[stanza]. Use "spacy".'
        )
    if backend != "spacy":
        raise ModelNotFound(f'unknown backend "{backend}". There is: spacy.')
    if model not in MODELS:
        raise ModelNotFound(f'unknown model "{model}" of the backend "spacy". There is: {", ".join(MODELS)}.')
    if find_spec(MODELS[model]) is None:
        raise ModelNotFound(f"the package {MODELS[model]} is not installed. Install hankenlp again: it belongs to it.")
    return MODELS[model]
