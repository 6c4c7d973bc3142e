"""The code blocks of a page, and what it means to run each kind; ``docs/writing-documentation.md`` tells the rules.

A page is read top to bottom in a folder of its own: what one block writes or names is there for the next one.
"""

import json
import re
import shlex
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from typer.testing import CliRunner

from hankenlp.cli import app
from tests.web.server import serving

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("**/*.md"))]
LEFT_OUT = "…"
ADDRESS = "http://127.0.0.1:8000"
"""Where a page's server is, for its readers; here it is at a free port."""
_TIME = re.compile(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_STATUS = re.compile(r"\s*exit status (\d+)\s*$")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, the path after it, and whether nothing stands between it and the block before."""

    language: str
    path: str
    content: str
    line: int
    follows: bool


def blocks(markdown: str) -> list[Block]:
    """The blocks of a page in their order, directives of Sphinx aside."""
    found, before = [], ""
    for token in MarkdownIt("commonmark").parse(markdown):
        if token.type in ("fence", "code_block") and not token.info.startswith("{"):
            language, _, path = token.info.strip().partition(" ")
            line = token.map[0] + 1 if token.map else 0
            found.append(Block(language, path.strip(), token.content, line, before == "fence"))
        before = token.type
    return found


@dataclass
class Page:
    """A page as it is run: its names, what its last block printed, and the server that it has started."""

    names: dict[str, Any]
    captured: Callable[[], str]
    printed: str | None = None
    ran: list[str] = field(default_factory=list)
    server: ExitStack = field(default_factory=ExitStack)
    address: str = ADDRESS

    def run(self, block: Block) -> None:
        """Run the block, or compare it with what the one before it printed. Raises ``AssertionError`` where it fails."""
        output = self.printed if block.follows else None
        self.printed = None
        content = block.content.replace(ADDRESS, self.address)
        if block.path:
            as_file(Path(block.path), content)
        elif block.language == "python":
            exec(compile(content, f"line {block.line}", "exec"), self.names)  # noqa: S102
            self.printed = self.captured()
        elif block.language == "sh":
            self.printed = "".join(commands(content, self.serve))
        elif block.language == "console":
            for usage in block.content.splitlines():
                asks_for_help(usage)
        elif block.language == "json" and output is not None:
            assert holds(json.loads(output), json.loads(block.content)), f"not in what was printed:\n{block.content}"
        elif block.language == "json":
            json.loads(block.content)
        elif block.language == "toml":
            tomllib.loads(block.content)
        elif block.language == "text" and output is not None:
            same(output, block.content)
        else:
            raise AssertionError(
                f"nothing runs a block of {block.language or 'no language'!r} here: text follows what prints it, or is "
                "named as a file"
            )
        self.ran.append(block.language)

    def serve(self, options: list[str]) -> None:
        """Run ``hankenlp serve`` beside the rest of the page."""
        self.server.close()
        self.address = self.server.enter_context(serving(*options)).url


def as_file(path: Path, shown: str) -> None:
    """A block with a path is that file: compared where there is one, else written."""
    if path.exists():
        same(path.read_text(encoding="utf-8"), shown)
        return
    assert not path.is_absolute() and ".." not in path.parts, path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(shown, encoding="utf-8")


def same(actual: str, shown: str) -> None:
    """Compare the lines that hold something; ``…`` stands for any lines, at the end of one for its rest; times may differ."""
    rest, gap = iter(_lines(actual)), False
    for line in _lines(shown):
        if line == LEFT_OUT:
            gap = True
            continue
        beginning = line.removesuffix(LEFT_OUT).rstrip()
        for printed in rest:
            if printed == line or (line.endswith(LEFT_OUT) and printed.startswith(beginning)):
                break
            assert gap, f"shown is {line!r}, printed was {printed!r}"
        else:
            raise AssertionError(f"shown is {line!r}, which was not printed here:\n{actual}")
        gap = False
    assert gap or next(rest, None) is None, f"more was printed than is shown:\n{actual}"


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in _TIME.sub("TIME", text).splitlines() if line.strip()]


def holds(real: Any, shown: Any) -> bool:
    """Whether data has what is shown of it: of a table some keys, of a list some members in their order."""
    if isinstance(shown, dict):
        if isinstance(real, list):
            return any(holds(each, shown) for each in real)
        return isinstance(real, dict) and all(key in real and holds(real[key], shown[key]) for key in shown)
    if isinstance(shown, list) and isinstance(real, list):
        rest = iter(real)
        return all(any(holds(each, member) for each in rest) for member in shown)
    return bool(real == shown)


def commands(script: str, serve: Callable[[list[str]], None]) -> Iterator[str]:
    """Run each line of a shell block, and give what it wrote to stdout and stderr."""
    for line in script.replace("\\\n", " ").splitlines():
        command, _, comment = line.partition(" #") if not line.startswith("#") else ("", "", "")
        for words in map(shlex.split, command.split("&&")):
            if words:
                status = _STATUS.search(comment)
                yield _run(words, int(status[1]) if status else 0, serve)


def _run(words: list[str], status: int, serve: Callable[[list[str]], None]) -> str:
    match words:
        case ["hankenlp", "serve", *options]:
            serve(options)
        case ["curl", *_]:
            return subprocess.run([*words, "--silent"], check=True, capture_output=True, encoding="utf-8").stdout
        case ["hankenlp", *arguments]:
            if "stanza" in arguments and find_spec("stanza") is None:
                arguments = [arguments[0], "--help"]
            result = CliRunner().invoke(app, arguments, prog_name="hankenlp")
            assert result.exit_code == status, f"{shlex.join(words)}: exit status {result.exit_code}\n{result.output}"
            return result.output
        case ["pip", "install", *what]:
            assert all(_installable(each) for each in what if not each.startswith("-")), words
        case ["make", target]:
            assert f"\n{target}:" in (ROOT / "Makefile").read_text(encoding="utf-8"), words
        case ["python", "-m", module, *options]:
            file = ROOT.joinpath(*module.split(".")).with_suffix(".py")
            assert file.exists() or find_spec(module), words
            source = file.read_text(encoding="utf-8") if file.exists() else shlex.join(options)
            assert [each for each in options if each.startswith("--") and each not in source] == [], words
        case ["pytest", *paths]:
            assert all((ROOT / path).exists() for path in paths if not path.startswith("-")), words
        case ["git", "clone", *_] | ["cd", _]:
            pass
        case _:
            raise AssertionError(f"nothing checks the command {shlex.join(words)}")
    return ""


def _installable(what: str) -> bool:
    """This project, with extras that it has."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    named = re.fullmatch(r"(?:\.|hankenlp)(?:\[(.*)\])?", what)
    return named is not None and all(extra in extras for extra in filter(None, (named[1] or "").split(",")))


def asks_for_help(usage: str) -> None:
    """A line that shows how a command is used (``$ hankenlp kb list [OPTIONS]``): there is such a command."""
    words = usage.removeprefix("$ ").split()
    command = [word for word in words if word.islower() and word.isalpha()]
    assert words == command or words[len(command)][0] in "[<A" or words[len(command)].isupper(), usage
    result = CliRunner().invoke(app, [*command[1:], "--help"], prog_name="hankenlp")
    assert command[0] == "hankenlp" and result.exit_code == 0, usage
