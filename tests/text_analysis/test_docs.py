import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from hankenlp import Corpus

DOCS = Path(__file__).parents[2] / "docs" / "themes.md"


def test_the_documented_examples_work(made: Corpus) -> None:
    names: dict[str, Any] = {"corpus": made}
    for example in re.findall(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL):
        exec(example, names)  # noqa: S102
    assert names["lines"][0].keyword.lower().startswith("lastensuojelu")
    assert {"lastensuojelu", "perhe"} & {key.lemma for key in names["keys"][:6]}


def test_scikit_learn_is_imported_when_it_is_needed() -> None:
    script = "import sys, hankenlp.corpus, hankenlp.cli; print({'sklearn', 'scipy'} & sys.modules.keys())"
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "set()"
