"""Rules are data: headings, cues and labels stand in ``hankenlp/resources``.

No pattern or phrase in a module holds a Finnish content word, and nothing reads in vain what the resources hold. A bare
ASCII word in quotes is not looked at: it may be the name of a feature or key.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import hankenlp
from hankenlp.language.morphology import analyses

ALLOWED = frozenset(
    [
        # case endings and endings of derivation that are words, too, or begin one
        *("isiin", "minen", "seen"),
        # grammar: connectors and relatives
        *("mutta", "vaan", "koska", "jota", "jolle", "joille", "joista"),
        # a feature of Universal Dependencies
        "mood",
        # forms of olla
        *("ovat", "olivat", "olisi"),
        # technical: morphology, tokens, markup, files, names of features and keys
        *[
            "action",
            "capitals",
            "case",
            "epsilon",
            "identity",
            "symbol",
            "window",
            "json",
            "agent",
            "part",
            "pres",
            "pass",
            "person",
            "superlative",
            "lemma",
            "parser",
            "sent",
            "start",
            "text",
            "token",
            "verb",
        ],
        *(
            "span",
            "html",
            "docx",
            "xlsx",
            "info",
            "organization",
            "next",
            "capital",
            "position",
            "page",
            "field",
            "project",
            "body",
            "eight",
            "first",
            "name",
        ),
        # in codes and messages of warnings
        *("parts", "period", "status"),
        # in messages about corrections
        *("delete", "mend", "merge", "more", "split", "that", "there", "this"),
    ]
)

PACKAGES = ("layout", "language", "extraction", "linking")
ROOT = Path(hankenlp.__file__).parent
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))

CONTENT = {"NOUN", "VERB", "AUX", "ADJ", "ADV", "NUM"}
STEM_ENDS = (
    *(
        "a",
        "ä",
        "e",
        "i",
        "o",
        "u",
        "y",
        "aa",
        "ää",
        "ea",
        "eä",
        "ia",
        "iä",
        "ja",
        "jä",
        "en",
        "inen",
        "us",
        "ys",
        "uu",
        "yy",
    ),
    *("ta", "tä", "to", "tö", "taa", "tää", "ella", "ellä"),
)
"""What makes a word of a stem that a pattern cuts short: ``tavoit`` and *tavoite*, ``rahoi`` and *rahoitus*."""

IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
TWO_LETTERS = re.compile(r"\[([^\W\d_])[^\W\d_]\]")
SYNTAX = re.compile(r"\(\?P<\w+>|\(\?P=\w+\)|\[(?:\\.|[^\]\\])*\]|\\u[0-9a-fA-F]{4}|\\[A-Za-z]|&\w+;")
WORD = re.compile(r"[A-Za-zÅÄÖåäö]{4,}")


def _silent(node: ast.AST) -> Iterator[ast.AST]:
    """What is no rule beneath a node: docstrings, annotations, messages of errors."""
    if isinstance(node, ast.Raise) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
        yield node
    if isinstance(node, (ast.arg, ast.AnnAssign)) and node.annotation is not None:
        yield node.annotation
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.returns is not None:
        yield node.returns


def constants(source: str) -> Iterator[tuple[int, str]]:
    """Line and value of every string of a module that may hold a rule; bare identifiers are keys and none."""
    nodes = list(ast.walk(ast.parse(source)))
    silent = {id(inner) for node in nodes for outer in _silent(node) for inner in ast.walk(outer)}
    for node in nodes:
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in silent:
            continue
        if not IDENTIFIER.fullmatch(node.value):
            yield node.lineno, node.value


@cache
def is_content(word: str) -> bool:
    """Is it a Finnish content word in some form, or the stem of one?"""
    whole = any(a.is_known and a.pos in CONTENT for a in analyses(word))
    return whole or any(a.source == "lexicon" and a.pos in CONTENT for end in STEM_ENDS for a in analyses(word + end))


def content_words(source: str) -> list[str]:
    """The Finnish content words in the strings of a module, each with its line."""
    found = []
    for line, value in constants(source):
        plain = SYNTAX.sub(" ", TWO_LETTERS.sub(r"\1", value))
        words = [word.lower() for word in WORD.findall(plain)]
        found += [f"{line}: {word}" for word in words if word not in ALLOWED and is_content(word)]
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_holds_a_finnish_content_word(path: Path) -> None:
    found = content_words(path.read_text(encoding="utf-8"))
    assert found == [], "move these to a file of hankenlp/resources, or add a technical word to ALLOWED"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r'LEAD = re.compile(r"\b(?:hankkeen|projektin) (?P<goal>\w+)")', ["hankkeen", "projektin"]),
        (r'GOAL = re.compile(rf"\b{stem}tavoit\w*")', ["tavoit"]),
        (r'PAGE = re.compile(r"[Ss]ivu \d+")', ["sivu"]),
        ('HEADS = ("säätiö", "oma rahoitus")', ["säätiö", "rahoitus"]),
        ('label.endswith(" alue")', ["alue"]),
    ],
)
def test_words_of_rules_are_reported(source: str, words: list[str]) -> None:
    assert content_words(source) == [f"1: {word}" for word in words]


@pytest.mark.parametrize(
    "source",
    [
        '"""Hankkeen tavoitteet."""',
        'def f(x: "Hankkeen tavoite") -> "list[Tavoite]":\n    """Hankkeen nimi."""',
        'raise ValueError("hankkeen tavoite puuttuu")',
        'section = block.section == "hanke"',
        r'CASE = re.compile(r"\w+(?:ss[aä]|st[aä]|lle|ksi|seen)\b|,\s+(?:ja|sekä|mutta|joista)\s")',
        'past = "VerbForm=Part" in feats and form in ("ovat", "olivat")',
        r'DAY = re.compile(r"(?P<tavoite>[a-zåäö]{4,})\s(?P=tavoite)")',
    ],
)
def test_grammar_keys_and_prose_are_not(source: str) -> None:
    assert content_words(source) == []


RESOURCES = sorted((ROOT / "resources").glob("*.toml"))
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in sorted(ROOT.rglob("*.py")))


@pytest.mark.parametrize("path", RESOURCES, ids=lambda path: str(path.name))
def test_every_list_is_read(path: Path) -> None:
    keys = tomllib.loads(path.read_text(encoding="utf-8"))
    if path.name == "labels.toml":
        keys = {key: value for key, value in keys.items() if not isinstance(value, dict)}
    assert [key for key in keys if not re.search(rf"[\"']{re.escape(key)}[\"']", SOURCE)] == []
