"""The tokenizer: one linear pass with one regular expression, and no character lost: ``doc.text`` is the text.

A token is what the expression below names, in its order: a link, an abbreviation, a date, a number, a word with its
hyphens and colon endings, or a sign. Every repetition in it is bounded, so that no input makes it slow. A word that the
layout joins over a line end is one token, whose ``norm_`` is the word without the break.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final

from spacy.lang.fi.tokenizer_exceptions import TOKENIZER_EXCEPTIONS
from spacy.tokens import Doc, Token
from spacy.util import registry
from spacy.vocab import Vocab

from hankenlp.language.stateless import Stateless
from hankenlp.layout import Extent, analyse
from hankenlp.resources.patterns import either

LONGEST: Final = 500
"""No token has more characters."""

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_LETTER: Final = r"[^\W\d_]"
_W: Final = "[\\w\u0300-\u036f\u00ad]"

_LINK: Final = (
    r"(?:https?://|www\.)[^\s<>\"”»)]{1,450}(?<![.,;:!?])"
    r"|[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
    r"|(?<![\w.-])(?:[a-z0-9-]{1,63}\.){1,5}(?:fi|com|org|net|eu|info|se)(?![\w-])"
)
_DATE: Final = r"(?<![\d.])(?:[0-2]?[1-9]|[1-3]0|31)\.(?:0?[1-9]|1[0-2])\.(?:\d{4}|\d{2})?(?!\d)"
_LAW: Final = r"(?<![\w/])\d{1,4}/(?:\d{1,4}/)?[A-Z]{2,5}(?![\w/])"  # 90/425/ETY
_NUMBER: Final = rf"(?>\d{{1,60}}(?:(?:[.,]\d{{1,60}}|:\d{{1,2}}(?!\d))){{0,20}})(?![-:]?{_LETTER})"
_PART: Final = (
    r"(?<![\w.,:–-])\d{1,4}[-‐‑](?=[ \u00a0][a-zåäö]{2,5}[ \u00a0]\d|, ?\d{1,4}[-‐‑])"  # "10- ja 12-vuotiaat"
)
_ORDINAL: Final = r"(?<![\d.,])\d{1,2}\.(?=[ \u00a0][a-zåäö]|[-–]\d{1,2}\.)"
_WORD: Final = (
    rf"(?:(?:(?<=[\w\"”+,] )|(?<=\w/))-(?={_LETTER}{{2}}))?"  # the hyphen of "Natura 2000 -ohjelma"
    rf"(?=\d{{0,60}}[-:]?{_LETTER})[^\W_]{_W}{{0,200}}"
    rf"(?:[-‐‑]{_W}{{1,60}}|['’´]{_LETTER}{{1,60}}|:[a-zåäö]{{1,5}}(?!{_W})|&(?=[A-ZÅÄÖ]){_W}{{1,60}}|\+-{_W}{{1,60}}){{0,6}}"
    rf"(?:[-‐‑](?=[\s,)/]|$)|\+(?!\w))?"
)
_INITIAL: Final = r"(?<!\w)[A-ZÅÄÖ]\.(?:-?[A-ZÅÄÖ]\.){0,3}(?=[ \u00a0][A-ZÅÄÖ])"
_SIGN: Final = rf"[%§€]:[a-zåäö]{{1,5}}(?!{_W})|(?P<sign>[^\w\s])(?P=sign){{0,{LONGEST - 1}}}|{_W}{{1,{LONGEST}}}|."
_SPACE: Final = rf"\s{{1,{LONGEST}}}"


@cache
def _token() -> re.Pattern[str]:
    dotted = {re.escape(key) for key in TOKENIZER_EXCEPTIONS if key.endswith(".") and len(key) > 2 and key[0].isalpha()}
    abbreviations = "|".join(sorted(dotted, key=len, reverse=True))
    listed = rf"(?<![\w.-])(?:{abbreviations}|{either('abbreviations', 'dotted')})(?!\w)"
    smile = rf"(?<=[\w\s.!?…]){either('abbreviations', 'emoticons')}"
    kinds = (_SPACE, _LINK, smile, listed, _INITIAL, _LAW, _DATE, _ORDINAL, _PART, _NUMBER, _WORD, r"\d{1,60}", _SIGN)
    return re.compile("|".join(kinds), re.DOTALL)


def words(text: str) -> Iterator[tuple[int, int]]:
    """The extents of the text's tokens and of the white space between them, without gaps."""
    return (match.span() for match in _token().finditer(text))


class HankenlpTokenizer(Stateless):
    """Callable ``str -> Doc`` for ``nlp.tokenizer``; each lone surrogate of the text becomes U+FFFD."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        text = _SURROGATE.sub("\ufffd", text)
        joins = analyse(text).joins
        pieces = [text[start:end] for start, end in words(text)] if not joins else list(_joined(text, joins))
        tokens, spaces = _spaced(pieces)
        doc = Doc(self.vocab, words=tokens, spaces=spaces)
        if joins:
            _set_norms(doc, joins)
        return doc

    def __reduce__(self) -> tuple[type, tuple[Vocab]]:
        return type(self), (self.vocab,)


def _joined(text: str, joins: Sequence[Extent]) -> Iterator[str]:
    """The tokens of a text with broken words: those of the text without the breaks, and the breaks put back."""
    kept: list[str] = []
    breaks: list[tuple[int, int]] = []
    position = length = 0
    for join in joins:
        kept.append(text[position : join.start])
        length += join.start - position
        breaks.append((length, join.end - join.start))
        position = join.end
    healed = "".join([*kept, text[position:]])
    at = shift = 0
    for start, end in words(healed):
        begin = start + shift
        while at < len(breaks) and breaks[at][0] < end:
            shift += breaks[at][1]
            at += 1
        yield text[begin : end + shift]


def _spaced(pieces: Sequence[str]) -> tuple[list[str], list[bool]]:
    """spaCy's form: a token may own one space after it, other white space is a token."""
    tokens: list[str] = []
    spaces: list[bool] = []
    for piece in pieces:
        if piece[0] == " " and tokens and not spaces[-1]:
            spaces[-1] = True
            piece = piece[1:]
            if not piece:
                continue
        tokens.append(piece)
        spaces.append(False)
    return tokens, spaces


def _set_norms(doc: Doc, joins: Sequence[Extent]) -> None:
    text = doc.text
    for join in joins:
        span = doc.char_span(join.start, join.end, alignment_mode="expand")
        if span is not None and len(span) == 1:
            token = span[0]
            first = bisect_left(joins, token.idx, key=lambda j: j.start)
            last = bisect_left(joins, token.idx + len(token), key=lambda j: j.start)
            token.norm_ = without(text, token.idx, token.idx + len(token), joins[first:last])


def without(text: str, start: int, end: int, gaps: Sequence[Extent]) -> str:
    """``text[start:end]`` without the gaps, which lie inside it in order."""
    kept = []
    for gap in gaps:
        kept.append(text[start : gap.start])
        start = gap.end
    return "".join([*kept, text[start:end]])


def mended(token: Token) -> str:
    """The token's text; of a word that is broken over a line, the whole word."""
    return token.norm_ if "\n" in token.text else token.text


@registry.tokenizers("hankenlp.tokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Any:
    """For a config: ``nlp.tokenizer = {"@tokenizers": "hankenlp.tokenizer.v1"}``."""
    return _create


def _create(nlp: Any) -> HankenlpTokenizer:
    return HankenlpTokenizer(nlp.vocab)
