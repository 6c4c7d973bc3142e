"""The lists of the resource files, under the names that ``titles`` and ``projects`` import."""

from hankenlp.resources.patterns import either, expressions, pattern
from hankenlp.resources.patterns import word_set as words

__all__ = ["either", "expressions", "pattern", "words"]
