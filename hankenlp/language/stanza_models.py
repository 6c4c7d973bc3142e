"""Which stanza models there are, and how one is read: from the disk, never from the network.

``small`` travels with this package. ``tdt`` and ``ftb`` are stanza's own; they lie where stanza keeps its models: in the
directory that the environment variable ``STANZA_RESOURCES_DIR`` names, else in stanza's own default.
"""

import json
import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from hankenlp.errors import ModelNotFound
from hankenlp.resources.models import folder

SMALL: Final = "small"
PACKAGES: Final = ("tdt", "ftb")
"""stanza's packages for Finnish, the one that is preferred first."""
MODELS: Final = (SMALL, *PACKAGES)
_NEEDED: Final = ("tokenize", "pos", "depparse")
_LANGUAGE: Final = "fi"


def default_model() -> str:
    """The package that is installed, ``tdt`` before ``ftb``, else ``small``.

    Raises ``ModelNotFound`` where stanza is not installed.
    """
    _check_stanza()
    return next((name for name in PACKAGES if _is_complete(name)), SMALL)


def check(model: str) -> None:
    """Raise ``ModelNotFound`` where stanza or the model is missing, or the name is unknown; it says what to do."""
    _check_stanza()
    if model not in MODELS:
        raise ModelNotFound(f'unknown model "{model}" of the backend "stanza". There is: {", ".join(MODELS)}.')
    if not _is_complete(model):
        where = directory(model)
        raise ModelNotFound(
            f'the stanza package "{model}" is not in {where}. Install hankenlp again: it belongs to it.'
            if model == SMALL
            else f'the stanza package "{model}" is not in {where}. Download it once with '
            f'python -c \'import stanza; stanza.download("{_LANGUAGE}", package="{model}")\', or set '
            "STANZA_RESOURCES_DIR to the directory that holds it. hankenlp downloads nothing by itself."
        )


def directory(model: str) -> Path:
    """Where the model's ``resources.json`` and its folder ``fi`` are looked for."""
    if model == SMALL:
        return folder("stanza")
    given = os.environ.get("STANZA_RESOURCES_DIR")
    if given:
        return Path(given).expanduser()
    from stanza.resources.common import DEFAULT_MODEL_DIR

    return Path(DEFAULT_MODEL_DIR)


def files(model: str) -> dict[str, str]:
    """Processor → the name of its file in ``fi/PROCESSOR/``, of the processors whose files are there.

    A treebank's package has no recogniser of names of its own; the language's default one is taken where it is there.
    """
    where = directory(model)
    try:
        listed = json.loads((where / "resources.json").read_text(encoding="utf-8"))[_LANGUAGE]
        packages = listed.get("packages", {})
        # An older list names no packages: there a package is what has the same name in every processor.
        own = packages.get(model) or {name: model for name, files in listed.items() if model in files}
        names = {"ner": packages.get("default", {}).get("ner"), **own}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    wanted = (*_NEEDED, "mwt", "lemma", "ner")
    return {
        processor: names[processor]
        for processor in wanted
        if isinstance(names.get(processor), str)
        and (where / _LANGUAGE / processor / f"{names[processor]}.pt").is_file()
    }


def pipeline(model: str, lemmas: bool) -> Any:
    """The model as a ``stanza.Pipeline``, read once a process; its lemmatizer only where ``lemmas`` are wanted.

    Raises:
        ModelNotFound: where stanza or the model is missing, or a file that the model needs.
    """
    check(model)
    return _pipeline(model, str(directory(model)), lemmas)


@cache
def _pipeline(model: str, where: str, lemmas: bool) -> Any:
    import stanza

    processors = {name: file for name, file in files(model).items() if lemmas or name != "lemma"}
    try:
        return stanza.Pipeline(
            _LANGUAGE,
            dir=where,
            package=None,
            processors=processors,
            download_method=None,
            use_gpu=False,
            logging_level="ERROR",
            tokenize_no_ssplit=True,
            depparse_pretagged="lemma" not in processors,
        )
    except FileNotFoundError as error:
        raise ModelNotFound(
            f'the stanza package "{model}" in {where} is not whole: {error}. Download it again with '
            f'stanza.download("{_LANGUAGE}", package="{model}").'
        ) from error


def _check_stanza() -> None:
    if find_spec("stanza") is None:
        raise ModelNotFound("the backend \"stanza\" needs stanza. Install it: pip install 'hankenlp[stanza]'.")


def _is_complete(model: str) -> bool:
    return set(_NEEDED) <= set(files(model))
