"""``load()``: the spaCy pipeline that everything else stands on.

Our tokenizer, the tags of a trained Finnish model (spaCy's or stanza's), sentences from the layout, our lemmas, and the component ``hankenlp``
that fills the ``ProjectDocument``.
"""

from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from hankenlp.errors import ModelNotFound
from hankenlp.resources.additions import read

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

MODELS: Final = {"fast": "spacy_fi_experimental_web_md"}
"""The names of models of the backend ``spacy``, and the packages they are."""

ENTITIES: Final = False
"""Whether the model's own named entity recogniser runs. It takes half of the time, and no figure gains by it."""

LEMMAS: Final = False
"""Whether stanza's own lemmatizer runs. Ours is right more often (``models/stanza/README.md``)."""

COMPONENTS: Final = ("hankenlp_tagger", "hankenlp_sentences", "hankenlp_lemmatizer")
STANZA: Final = ("hankenlp_sentences", "hankenlp_stanza", "hankenlp_lemmatizer")
"""The same with stanza, whose trees need the sentences first."""
EXTRACTION: Final = ("hankenlp",)
"""Added after ours where ``hankenlp.extraction`` has registered it, by its import or its entry point."""


def load(backend: str = "spacy", model: str | None = None, resources: "str | Path | None" = None) -> "Language":
    """A new spaCy pipeline.

    Args:
        backend: ``spacy``, or ``stanza``, which sets trees (``token.head``, ``token.dep``) too, and entities where its
            package has them.
        model: ``fast`` of ``spacy``; ``small``, ``tdt`` or ``ftb`` of ``stanza``. Without it: ``fast``; of ``stanza``
            the package that is installed, ``tdt`` before ``ftb``, else ``small``.
        resources: a directory of tables that lengthen the packaged rules.

    Raises:
        ModelNotFound: for an unknown backend or model, or where the model's package is missing; it says how to get it.
        ResourceError: where the directory or one of its files does not fit.
    """
    additions = read(resources) if resources is not None else ""
    model, components, configs = _stanza(model) if backend == "stanza" else _spacy(backend, model)
    from hankenlp import __version__
    from hankenlp.language.components import blank

    nlp = blank()
    nlp.meta.update(name=model, version=__version__, hankenlp={"backend": backend, "model": model})
    for name in components:
        nlp.add_pipe(name, config=configs.get(name, {}))
    for name in EXTRACTION:
        if nlp.has_factory(name):
            nlp.add_pipe(name, config={"additions": additions})
    return nlp


_Choice = tuple[str, tuple[str, ...], dict[str, dict[str, str | bool]]]


def _spacy(backend: str, model: str | None) -> _Choice:
    """The model's name, the components, and the configuration of those that have one."""
    if backend != "spacy":
        raise ModelNotFound(f'unknown backend "{backend}". There is: spacy, stanza.')
    model = model or next(iter(MODELS))
    if model not in MODELS:
        raise ModelNotFound(f'unknown model "{model}" of the backend "spacy". There is: {", ".join(MODELS)}.')
    if find_spec(MODELS[model]) is None:
        raise ModelNotFound(f"the package {MODELS[model]} is not installed. Install hankenlp again: it belongs to it.")
    return model, COMPONENTS, {"hankenlp_tagger": {"package": MODELS[model], "entities": ENTITIES}}


def _stanza(model: str | None) -> _Choice:
    from hankenlp.language import stanza_models

    model = model or stanza_models.default_model()
    stanza_models.check(model)
    return model, STANZA, {"hankenlp_stanza": {"package": model, "lemmas": LEMMAS}}
