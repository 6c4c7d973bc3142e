"""A theme's share of each document in, its mean share by year, body or column of the metadata out."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from numbers import Real
from typing import TYPE_CHECKING, Any

from hankenlp.documents import Entity, ProjectDocument

if TYPE_CHECKING:
    import pandas as pd


def by_year(shares: "pd.Series[float]", documents: Mapping[str, ProjectDocument]) -> "pd.DataFrame":
    """By the year in which the period starts."""
    starts = ((id_, document.period.start) for id_, document in documents.items() if document.period)
    pairs = [(int(start[:4]), id_) for id_, start in starts if start]
    return _means(pairs, shares, "year")


def by_organization(
    shares: "pd.Series[float]",
    documents: Mapping[str, ProjectDocument],
    entities: Sequence[Entity],
    role: str | None,
) -> "pd.DataFrame":
    """By the bodies that the documents name, in any role or in one; those of most documents first."""
    names = {entity.id: entity.name for entity in entities}
    pairs = sorted(
        {
            (body.entity_id, id_)
            for id_, document in documents.items()
            for body in document.organizations
            if body.entity_id is not None and (role is None or role in body.roles)
        }
    )
    table = _means(pairs, shares, "entity_id")
    table.insert(1, "organization", [names.get(id_, id_) for id_ in table["entity_id"]])
    return table.sort_values(["documents", "share", "organization"], ascending=[False, False, True], ignore_index=True)


def by_column(shares: "pd.Series[float]", metadata: "pd.DataFrame | None", column: str) -> "pd.DataFrame":
    """By the values of a column; documents without a value are left out."""
    values = column_of(metadata, column).dropna()
    return _means([(value, str(id_)) for id_, value in values.items() if str(id_) in shares.index], shares, column)


def column_of(metadata: "pd.DataFrame | None", name: str) -> "pd.Series[Any]":
    """A column by its name.

    Raises ``KeyError`` with the names that there are, ``ValueError`` where several columns are called so or a value, such
    as a list, cannot be told from others.
    """
    there = [] if metadata is None else list(metadata.columns)
    if metadata is None or name not in there:
        names = ", ".join(map(str, there)) or "none: make the corpus with Corpus.from_frame"
        raise KeyError(f"the metadata has no column {name!r}. There is {names}.")
    if there.count(name) > 1:
        raise ValueError(f"the metadata has several columns {name!r}. Rename all but one.")
    column = metadata[name]
    odd = next((value for value in column if not isinstance(value, Hashable)), None)
    if odd is not None:
        kind = type(odd).__name__
        raise ValueError(f"the column {name!r} of the metadata has a {kind} for a value. Make text of it, or a number.")
    return column


def _means(pairs: Iterable[tuple[Any, str]], shares: "pd.Series[float]", name: str) -> "pd.DataFrame":
    import pandas as pd

    groups: dict[Any, list[str]] = defaultdict(list)
    for value, id_ in pairs:
        groups[value].append(id_)
    rows = [
        (value, len(ids), round(float(shares.loc[sorted(ids)].mean()), 6))
        for value, ids in sorted(groups.items(), key=_key)
    ]
    return pd.DataFrame(rows, columns=[name, "documents", "share"])


def _key(group: tuple[Any, list[str]]) -> tuple[str, Any]:
    """Values of one type by themselves: a column may hold numbers and words."""
    value = group[0]
    number = isinstance(value, Real)
    return ("", value) if number else (type(value).__name__, str(value))
