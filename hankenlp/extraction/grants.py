"""Bodies beside sums: recipients in a list of grants, and payers in a table of funding.

*Pikselipaja, Joensuun Nuorisoverstas ry, 145 000 euroa* names a project, who gets the grant, and the grant. In a table of
a project's funding, a row that a body labels is a payer's; but who has another role there pays its own share.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from hankenlp.documents import OrganizationRole
from hankenlp.extraction.mentions import Named
from hankenlp.extraction.statements import last_sentence
from hankenlp.layout import Block, Layout
from hankenlp.resources import table
from hankenlp.resources.patterns import either, pattern

Roles = Mapping[int, set[OrganizationRole]]
_SUM: Final = re.compile(
    r"(?<![\d.,])\d{1,3}(?:[ \u00a0.]\d{3})+(?:,\d\d)?(?![\d.])|(?<![\w.,])\d+(?:,\d+)?\s?"
    + either("amounts", "grant_units")
)
_COUNT: Final = re.compile(r"(?<![\d.,])\d+(?:,\d+)?\s*$")
"""A sum whose unit stands in the heading of its table."""
_UNIT: Final = re.compile(rf"\s*(?:{either('amounts', 'grant_units')})?[\s.]*")
_ASIDE: Final = re.compile(r"^\s*\([^()\n]{1,60}\)")
_LONGEST: Final = 160
_LEAST: Final = 3


def recipients(
    layout: Layout, mentions: Sequence[Named], blocks: Sequence[Block | None], said: Roles
) -> Iterator[tuple[int, OrganizationRole]]:
    """Who gets the grants that a page lists, or gives them where the body is one that gives."""
    listed = set(_under_projects(layout, mentions, blocks))
    gives = any(re.search(rf"\b{stem}", layout.text, re.IGNORECASE) for stem in table("roles")["settings"]["granting"])
    for mention, block in zip(mentions, blocks, strict=True):
        if mention.type != "organization" or block is None or said.get(mention.start) or block.kind == "chrome":
            continue
        if is_granted(layout, block) and _opens_item(layout, mention, block):
            yield mention.start, "implementer"
            continue
        if gives and mention.start in listed:
            yield mention.start, "implementer"
            continue
        if not _is_entry(layout, mention):
            continue
        if is_payer(mention.name):
            yield mention.start, "funder"
        elif gives:
            yield mention.start, "implementer"


def _under_projects(layout: Layout, mentions: Sequence[Named], blocks: Sequence[Block | None]) -> Iterator[int]:
    """Bodies that fill a line with their sum, each below a line with the name of its project and above its text.

    At least three such lines make a list of grants.
    """
    at = {block.start: i for i, block in enumerate(layout.blocks)}
    found = [
        n.start
        for n, block in zip(mentions, blocks, strict=True)
        if n.type == "organization"
        and block is not None
        and not is_payer(n.name)
        and _fills(layout, n, block)
        and _stands_between(layout, at[block.start])
    ]
    if len(found) >= _LEAST:
        yield from found


def _fills(layout: Layout, mention: Named, block: Block) -> bool:
    """Whether nothing but the name, a comma and the sum stands in the block."""
    if mention.start != block.start or block.kind not in ("paragraph", "item"):
        return False
    amount = _SUM.search(layout.text, mention.end, block.end)
    if amount is None or layout.text[mention.end : amount.start()].strip() != ",":
        return False
    return _UNIT.fullmatch(layout.text, amount.end(), block.end) is not None


def _stands_between(layout: Layout, i: int) -> bool:
    """Whether a short line stands right above, and a text right below."""
    if not 0 < i < len(layout.blocks) - 1:
        return False
    above, below = layout.of(layout.blocks[i - 1]), layout.of(layout.blocks[i + 1])
    titled = len(above) < 100 and (above[-1:].isalnum() or above.endswith((")", "?", "!")))
    return titled and below.endswith((".", "!", "?"))


def is_granted(layout: Layout, block: Block) -> bool:
    """Whether the block is an item of a list that a sentence about granting leads in: *myönnetään seuraavasti:*."""
    if block.kind != "item" or block.lead_in is None:
        return False
    lead = last_sentence(layout, block.lead_in)
    return pattern("roles", "grant_leads").search(lead) is not None


def _opens_item(layout: Layout, mention: Named, block: Block) -> bool:
    """Whether the name begins the item and a sum stands behind it."""
    return (
        not layout.text[block.start : mention.start].strip(' \u00a0"”“')
        and _SUM.search(layout.text, mention.end, block.end) is not None
    )


def _is_entry(layout: Layout, mention: Named) -> bool:
    """Whether the name stands in a short line between a project's name and a sum, or before both."""
    text = layout.text
    start = text.rfind("\n", 0, mention.start) + 1
    stop = text.find("\n", mention.end)
    stop = len(text) if stop < 0 else stop
    amount = _SUM.search(text, mention.end, min(stop, mention.end + _LONGEST))
    if amount is None or mention.start - start > _LONGEST:
        return False
    before = text[start : mention.start].strip(" •-–*\t")
    after = text[mention.end : amount.start()]
    after = re.sub(r"^\s*\([^()]*\)", "", after)
    if before and not before.endswith("/"):
        named = re.search(r"[,:/–-]$", before) is not None and any(c.isupper() for c in before)
        return (
            named and not re.search(r"[.!?]\s", before) and re.fullmatch(r",\s*(?:[A-ZÅÄÖ]\w+,\s*)?", after) is not None
        )
    return re.match(r"(?:,\s*[A-ZÅÄÖ][\w-]+)?\s*[:–]\s*[“”\"]?[A-ZÅÄÖ]", after) is not None


def is_payer(name: str) -> bool:
    """Whether a body is one that funds projects: a ministry, an academy, a fund."""
    endings = table("roles")["settings"]["payers"]
    last = name.split()[-1].lower()
    return any(last.endswith(e[1:]) if e.startswith("*") else name.lower() == e.lower() for e in endings)


def payers(
    layout: Layout, mentions: Sequence[Named], blocks: Sequence[Block | None], said: Roles
) -> Iterator[tuple[int, OrganizationRole]]:
    """Bodies that label a row or begin a list line of funding and have no other role in the document."""
    known = {n.name.casefold() for n in mentions if said.get(n.start)}
    for mention, block in zip(mentions, blocks, strict=True):
        if mention.type != "organization" or block is None or mention.name.casefold() in known:
            continue
        if (
            block.kind in ("row", "field", "item")
            and block.section in ("funding", None)
            and _opens(layout, mention, block)
        ):
            yield mention.start, "funder"


def _opens(layout: Layout, mention: Named, block: Block) -> bool:
    """Whether the name begins the line and nothing but a sum and a share follows."""
    start = block.label.start if block.kind != "item" and block.label else block.start
    if not start <= mention.start < block.end:
        return False
    before = layout.text[start : mention.start].strip()
    stop = layout.text.find("\n", mention.end)
    after = _ASIDE.sub("", layout.text[mention.end : stop if stop >= 0 else len(layout.text)])
    amount = _SUM.search(after) or (_COUNT.search(after) if block.section == "funding" else None)
    heads = table("roles")["settings"]["payer_heads"]
    return (
        amount is not None
        and not after[: amount.start()].strip(" :.,|\t–-")
        and before.strip(" ,").lower() in ("", *heads)
    )
