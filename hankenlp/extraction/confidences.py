"""What every item's confidence becomes at the end: the share of such items that are right in new documents.

The curves (``models/confidence``) were fitted on documents that neither rules nor weights had seen.
"""

from collections.abc import Mapping
from typing import Any, Final

from hankenlp.calibration import calibrated
from hankenlp.resources.confidence import curves

_PAYERS: Final = ("organizations", "programmes")

Items = dict[str, list[dict[str, Any]]]


def with_confidences(data: Items) -> Items:
    """Field → items, with calibrated confidences."""
    known = curves()
    return {
        field: [
            item | {"confidence": calibrated(known.get(field, ()), item["confidence"])}
            if "confidence" in item
            else item
            for item in items
        ]
        for field, items in data.items()
    }


def at_least(data: Mapping[str, Any], minimum: float) -> dict[str, Any]:
    """The result without the items of less confidence, and without payers that are then named nowhere."""
    kept = {
        field: [item for item in value if item.get("confidence", 1.0) >= minimum] if isinstance(value, list) else value
        for field, value in data.items()
    }
    named = {mention[key] for field in _PAYERS for mention in kept.get(field, ()) for key in ("name", "text")}
    kept["amounts"] = [
        item if item.get("payer") in named else item | {"payer": None} for item in kept.get("amounts", ())
    ]
    return kept
