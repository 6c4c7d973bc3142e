"""The pipeline under components that read tags: none, or a backend's, where ``HANKENLP_BACKEND`` names one.

``git grep needs_a_good_tagger`` lists the tests that stanza's small model cannot pass, and what each needs.
"""

import os
from importlib.util import find_spec

import pytest
import spacy
from spacy.language import Language

import hankenlp
import hankenlp.extraction  # registers the components


def pipeline(*components: str) -> Language:
    """The components on an empty Finnish pipeline, or on the tags, sentences and lemmas of the backend."""
    backend = os.environ.get("HANKENLP_BACKEND")
    if backend == "stanza" and find_spec("stanza") is None:
        pytest.skip("stanza is not installed: pip install 'hankenlp[stanza]'", allow_module_level=True)
    nlp = hankenlp.load(backend) if backend else spacy.blank("fi")
    if backend:
        nlp.remove_pipe("hankenlp")
    for name in components:
        nlp.add_pipe(name)
    return nlp


def needs_a_good_tagger(what: str) -> pytest.MarkDecorator:
    """For a test that depends on one tag, which a small model may get wrong."""
    small = os.environ.get("HANKENLP_BACKEND") == "stanza"
    return pytest.mark.xfail(small, reason=f"a small stanza model may tag it wrong: {what}", strict=False)
