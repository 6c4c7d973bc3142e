"""How large the page of ``hankenlp report`` is, and how long it takes to write and to open.

Run it as ``python -m benchmarks.report linked.jsonl``, with what ``hankenlp corpus corpus/ -o linked.jsonl`` wrote. Of
more documents than there are, the same ones come again under other ids. Without Chromium and its driver the column of
opening stays empty.
"""

import argparse
import shutil
import tempfile
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

from hankenlp import Corpus, ProjectDocument
from hankenlp.report_page import page

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage")


def repeated(documents: Sequence[ProjectDocument], count: int) -> Corpus:
    """A corpus of ``count`` documents."""
    many = enumerate(islice(cycle(documents), count))
    return Corpus([document.model_copy(update={"id": f"{document.id}-{number}"}) for number, document in many])


def seconds_to_open(file: Path) -> float | None:
    """Seconds from asking Chromium for the page until it can be used; None without Chromium."""
    binary, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not (binary and driver):
        return None
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = binary
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        browser = Chrome(options=options, service=Service(driver))
        try:
            start = time.perf_counter()
            browser.get(file.as_uri())
            return time.perf_counter() - start
        finally:
            browser.quit()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("linked", type=Path, help="what hankenlp corpus -o wrote")
    parser.add_argument("--sizes", type=int, nargs="+", default=[175, 1000], help="documents of the pages")
    arguments = parser.parse_args()
    documents = Corpus.from_jsonl(arguments.linked).documents
    print("| documents | page, MB | seconds to write | seconds to open |\n| --- | --- | --- | --- |")
    for size in arguments.sizes:
        corpus = repeated(documents, size)
        start = time.perf_counter()
        html = page(corpus).encode("utf-8")
        written = time.perf_counter() - start
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "report.html")
            file.write_bytes(html)
            opened = seconds_to_open(file)
        print(f"| {size:,} | {len(html) / 1e6:.1f} | {written:.0f} | {'–' if opened is None else f'{opened:.1f}'} |")


if __name__ == "__main__":
    main()
