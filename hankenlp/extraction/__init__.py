"""Tokens and layout in, a ``ProjectDocument`` out: one spaCy component a field, and ``hankenlp``, which runs them all.

Importing this package registers the components, ``Doc._.hankenlp`` and ``Span._.lemmas``.
"""

from hankenlp.extraction.umbrella import FIELDS, Hankenlp

__all__ = ["FIELDS", "Hankenlp"]
