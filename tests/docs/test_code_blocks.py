"""Every code block of the README and of ``docs/`` is run, and prints what the page says it prints."""

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from matplotlib import rc_context
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure

from hankenlp import Corpus, ProjectDocument, pipeline
from hankenlp.extraction import umbrella
from tests.docs.blocks import PAGES, ROOT, Page, blocks

FAMILIES = ("rap", "rek")
OTHERS = ("eura-52", "tie-63")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a page finds around it: a part of the sample corpus, documents of one's own, what was made of them."""
    made = tmp_path_factory.mktemp("docs")
    for target, names in {
        "corpus": [*(f"{family}-*" for family in FAMILIES), *(f"{name}*" for name in OTHERS)],
        "corpus/blind": ["eura-*", "kun-*"],
        "hankkeet": ["rek-5*", "rap-6*"],
        "omat": ["rek-5*"],
    }.items():
        (made / target).mkdir()
        source = ROOT / "corpus" / ("blind" if target.endswith("blind") else "")
        for file in (file for name in names for file in source.glob(name)):
            shutil.copy(file, made / target)
    pdf(made / "hanke.pdf", (ROOT / "corpus" / "rek-51.txt").read_text(encoding="utf-8"))
    return made


def pdf(path: Path, text: str) -> None:
    """A file of two pages that shows the text."""
    lines = text.expandtabs().splitlines()
    middle = len(lines) // 2
    with rc_context({"pdf.fonttype": 42}), PdfPages(path) as pages:
        for part in (lines[:middle], lines[middle:]):
            figure = Figure(figsize=(8.3, 11.7))
            figure.text(0.1, 0.95, "\n".join(part), fontsize=6, va="top", parse_math=False)
            pages.savefig(figure)


@pytest.fixture(scope="module", autouse=True)
def once() -> Iterator[None]:
    """The default pipeline extracts each text once for all pages: the same text gives the same result."""
    default, extracted = pipeline._default(), umbrella.extracted
    kept = cache(lambda text: extracted(text, default))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(umbrella, "extracted", lambda text, nlp: kept(text) if nlp is default else extracted(text, nlp))
        yield


@pytest.fixture(scope="module")
def documents(folder: Path) -> list[ProjectDocument]:
    """The documents of ``corpus/``, extracted once a run."""
    corpus = Corpus.from_paths([folder / "corpus"])
    corpus.to_jsonl(folder / "linked.jsonl")
    corpus.to_jsonl(folder / "hankkeet.jsonl")
    return corpus.documents


@pytest.fixture
def page(
    folder: Path,
    documents: list[ProjectDocument],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Iterator[Page]:
    """A page before its first block: ``corpus`` is there, with the column *maakunta* in its metadata."""
    monkeypatch.chdir(shutil.copytree(folder, tmp_path / "page"))
    ids = [document.id for document in documents]
    regions = ["Kainuu" if id_ < "rek" else ("Lappi", "Uusimaa")[at % 2] for at, id_ in enumerate(ids)]
    metadata = pd.DataFrame({"maakunta": regions}, index=ids)
    names = {"__name__": "__main__", "corpus": Corpus(documents, metadata=metadata)}
    made = Page(names, lambda: capsys.readouterr().out)
    with made.server:
        yield made


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_code_block_runs(path: Path, page: Page) -> None:
    for block in blocks(path.read_text(encoding="utf-8")):
        try:
            page.run(block)
        except Exception as error:
            raise AssertionError(f"{path.relative_to(ROOT)}:{block.line}: {error}") from error
