"""A corpus → what its texts say: themes, key words, words in context, goals like a goal, goals against outcomes (``Corpus.themes`` and others)."""
