import re
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
