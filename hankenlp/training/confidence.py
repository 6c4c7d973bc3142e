"""The curves that make confidences mean something (``models/confidence``), fitted on first runs.

A first run is the extraction of annotated documents that neither rules nor weights had seen. Its judgements, pairs of a
confidence as rules and weights have it and whether the item was right, are kept in ``models/confidence/judgements.json``.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from hankenlp.calibration import Curve, Reliability, calibrated, expected_calibration_error, family, fitted
from hankenlp.errors import ResourceError
from hankenlp.resources.confidence import MODEL
from hankenlp.resources.models import folder

FILE: Final = "judgements.json"


def judgements() -> Reliability:
    """The judgements of the first runs.

    Raises:
        ResourceError: where the file is missing or damaged.
    """
    path = folder(MODEL) / FILE
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        kept = Reliability()
        for name, documents in data.items():
            for document, pairs in documents.items():
                for confidence, right in pairs:
                    kept.add(name, document, float(confidence), bool(right))
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise ResourceError(f"{path}: {error!r}. Reinstall hankenlp.") from error
    return kept


def curves(kept: Reliability, without: str | None = None) -> dict[str, Curve]:
    """Field → curve, where asked for without a family of documents; a field that a curve does not help has none."""
    return {name: fitted(kept.pairs(name, without)) for name in sorted(kept.judgements) if _helps(kept, name, without)}


def _helps(kept: Reliability, name: str, without: str | None) -> bool:
    """Are confidences nearer to the truth by curves of other families than as they are?"""
    families = [each for each in kept.families if each != without]
    groups = kept.judgements[name]
    by_curves = []
    for left_out in families:
        known = {key: pairs for key, pairs in groups.items() if family(key) not in (without, left_out)}
        curve = fitted(pair for pairs in known.values() for pair in pairs)
        own = (pair for key, pairs in groups.items() if family(key) == left_out for pair in pairs)
        by_curves += [(calibrated(curve, confidence), right) for confidence, right in own]
    return expected_calibration_error(by_curves) < expected_calibration_error(kept.pairs(name, without))


def write(found: Mapping[str, Curve], path: Path) -> None:
    """Write the curves as TOML."""
    lines = [
        "# Field → points: a confidence as rules and weights have it, and the share of such items that were right.",
        "[curves]",
        *(f"{name} = [{', '.join(f'[{x}, {y}]' for x, y in curve)}]" for name, curve in found.items()),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
