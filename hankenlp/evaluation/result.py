"""What an evaluation holds: figures, errors with their places, and what each text's items came to."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from hankenlp.calibration import Reliability
from hankenlp.figures import Share, Tally

CORE = ("goals", "outcomes", "organizations", "people", "places", "programmes", "amounts", "dates")
WHOLE = ("title", "status", "period")

ErrorKind = Literal["missed", "wrong", "attribute"]
Verdict = Literal["matched", "missed", "wrong"]


@dataclass(frozen=True)
class Linking:
    """B³ and F1 over pairs of mentions in different documents; ``found_…`` leave out the mentions not found."""

    p: float = 1.0
    r: float = 1.0
    f1: float = 1.0
    cross_document_f1: float = 1.0
    n: int = 0
    mention_recall: float = 1.0
    found_f1: float = 1.0
    found_cross_document_f1: float = 1.0


@dataclass(frozen=True)
class Error:
    """One difference between gold and prediction.

    ``field`` is a field (``goals``) or an attribute of one (``goals.level``). ``start`` and ``end`` are the place of
    the prediction, of what was missed that of the gold, in code points of the document's text; ``None`` where there
    is no such place (the status). ``want`` and ``got`` are the two values where values were compared.
    """

    field: str
    document: str
    kind: ErrorKind
    item: str
    start: int | None = None
    end: int | None = None
    want: Any = None
    got: Any = None

    @property
    def root(self) -> str:
        """The field without its attribute."""
        return self.field.partition(".")[0]

    @property
    def what(self) -> str:
        """``missed``, ``wrong`` or ``want … got …``."""
        return self.kind if self.want is None and self.got is None else f"want {self.want} got {self.got}"

    def to_dict(self) -> dict[str, Any]:
        """The error as plain data."""
        return asdict(self)

    def __str__(self) -> str:
        return f"{self.field:22} {self.document:12} {self.what:32} {self.item}"


@dataclass(frozen=True)
class Finding:
    """A place in a text and what it came to; of what was found the place of the prediction.

    Not ``counted`` is what the F1 of the field leaves out: optional items, and mentions of a name that counts once a
    document and was found elsewhere in it. ``wanted`` is the annotated text where its ends are others.
    """

    field: str
    verdict: Verdict
    start: int
    end: int
    counted: bool = True
    wanted: str = ""


@dataclass(frozen=True)
class Review:
    """One document's text with everything that was compared in it."""

    document: str
    genre: str
    text: str
    findings: tuple[Finding, ...] = ()


@dataclass
class Evaluation:
    """All figures. ``str()`` gives a table, ``to_dict()`` plain data; ``genres`` holds the same for each genre."""

    documents: int = 0
    fields: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    accuracy: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    linking: Linking = Linking()
    genres: dict[str, "Evaluation"] = field(default_factory=dict)
    reliability: Reliability = field(default_factory=Reliability, repr=False)
    errors: list[Error] = field(default_factory=list, repr=False)
    reviews: list[Review] = field(default_factory=list, repr=False)

    @property
    def macro_f1(self) -> float:
        """Mean F1 over the eight core fields."""
        return sum(self.fields[name].f1 for name in CORE) / len(CORE)

    def to_dict(self) -> dict[str, Any]:
        """The figures as plain data."""
        return self._figures() | {
            "linking": asdict(self.linking),
            "genres": {name: genre._figures() for name, genre in self.genres.items()},
            "reliability": self.reliability.to_dict(),
        }

    def _figures(self) -> dict[str, Any]:
        return {
            "documents": self.documents,
            "macro_f1": self.macro_f1,
            "f1": {k: {"p": t.p, "r": t.r, "f1": t.f1, "n": t.n} for k, t in self.fields.items()},
            "accuracy": {k: {"accuracy": s.accuracy, "n": s.n} for k, s in self.accuracy.items()},
        }

    def errors_in(self, name: str) -> list[Error]:
        """The errors of the fields and attributes whose names begin with ``name``: ``goals``, ``goals.level``."""
        return [error for error in self.errors if error.field.startswith(name)]

    def __str__(self) -> str:
        from hankenlp.evaluation.table import figures_table

        return figures_table(self)


def merged(parts: Iterable[Evaluation]) -> Evaluation:
    """The figures of several evaluations together; links and genres are not among them."""
    whole = Evaluation()
    for part in parts:
        whole.documents += part.documents
        for name, tally in part.fields.items():
            whole.fields[name].add(tally.right, tally.wrong, tally.missed)
        for name, share in part.accuracy.items():
            whole.accuracy[name].right += share.right
            whole.accuracy[name].n += share.n
        whole.reliability.update(part.reliability)
        whole.errors += part.errors
        whole.reviews += part.reviews
    return whole
