"""Why two mentions share an entity, or do not.

Each of the two documents is read again by itself, which tells what its mention was read as; the joins of the whole corpus
tell how the two readings came together. Where they did not, what would have joined them is tried and reported.
"""

import html
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from hankenlp.documents import EntityMention, Mention, Model, ProjectDocument, Text, Title
from hankenlp.linking import local, people, projects, spelling
from hankenlp.linking.cluster import Groups, joined
from hankenlp.linking.decisions import Decision, Merge, signature
from hankenlp.linking.document_names import FIELDS, Key, Local
from hankenlp.linking.joins import Join
from hankenlp.linking.known import Known
from hankenlp.resources import table

MentionRef = EntityMention | tuple[str, str] | tuple[str, int] | tuple[str, int, int]
"""A mention, as entities list it, or its document's id with its text or with where it starts (and ends)."""


class Reason(Model):
    """One step of an explanation: the rule by its name in ``explanations.toml``, in words, and how sure it is (0 to 1)."""

    rule: str
    text: Text
    score: float = 1.0


class Explanation(Model):
    """Whether two mentions share an entity, and why. ``str()`` and notebooks show it as a list of reasons."""

    same: bool
    one: EntityMention
    other: EntityMention
    entity_ids: tuple[str | None, str | None]
    reasons: tuple[Reason, ...]

    @property
    def verdict(self) -> str:
        """The answer in one line."""
        names = " and ".join(f"“{each.text}” ({each.document_id}:{each.start})" for each in (self.one, self.other))
        if self.same:
            return f"{names} are one entity, {self.entity_ids[0]}"
        return f"{names} are two entities, {self.entity_ids[0]} and {self.entity_ids[1]}"

    def __str__(self) -> str:
        return "\n".join([f"{self.verdict}:", *(f"- {_scored(reason)}" for reason in self.reasons)])

    def _repr_html_(self) -> str:
        rows = "".join(f"<li>{html.escape(_scored(reason))}</li>" for reason in self.reasons)
        return f"<p>{html.escape(self.verdict)}:</p><ul>{rows}</ul>"


def _scored(reason: Reason) -> str:
    return reason.text if reason.score == 1.0 else f"{reason.text} (score {reason.score:.2f})"


@dataclass(frozen=True)
class Reading:
    """What a mention is read as in its own document."""

    type: str
    name: str
    key: Key
    entity_id: str | None
    mention: EntityMention
    reason: Reason
    bearer: people.Bearer | None = None
    project: projects.Project | None = None


def explained(
    one: MentionRef,
    other: MentionRef,
    documents: Mapping[str, ProjectDocument],
    joins: Sequence[Join],
    known: Known,
) -> Explanation:
    """Why linking gave the two mentions one entity or two.

    Raises ``KeyError`` where there is no such document, ``ValueError`` where it has no such mention.
    """
    groups = joined(joins, Groups(known.by_id))
    readings = [read(document, type_, item, groups, known) for document, type_, item in _chosen(one, other, documents)]
    first, second = readings
    joins = [join for join in joins if groups.root(join.one) == groups.root(join.other)]  # two entries are never one
    path = _path(first.key, second.key, joins)
    reasons = [reading.reason for reading in readings]
    if path is not None:
        reasons += [_joined(join, known) for join in path] or [_reason("join", "same")]
    else:
        for at, reading in enumerate(readings):
            root = groups.root(reading.key)
            if root in known.by_id:
                reasons += (_joined(join, known) for join in _path(reading.key, root, joins) or ())
                readings[at] = replace(reading, key=root)
        first, second = readings
        reasons += _apart(first, second, known)
    return Explanation(
        same=first.entity_id == second.entity_id,
        one=first.mention,
        other=second.mention,
        entity_ids=(first.entity_id, second.entity_id),
        reasons=tuple(dict.fromkeys(reasons)),
    )


def decided(linked: Explanation, ids: tuple[str | None, str | None], decisions: Sequence[Decision]) -> Explanation:
    """The explanation after people's decisions, which gave the mentions these ids."""
    if ids == linked.entity_ids:
        return linked
    touched = {*ids, *linked.entity_ids}
    reasons = [
        _reason("decision", decision.do, decision=decision, who=signature(decision))
        for decision in decisions
        if decision.do != "rename" and touched & set(_ids_of(decision))
    ]
    same = ids[0] == ids[1]
    return linked.model_copy(update={"same": same, "entity_ids": ids, "reasons": (*linked.reasons, *reasons)})


def _ids_of(decision: Decision) -> list[str]:
    return [ref.id for ref in (decision.entities if isinstance(decision, Merge) else (decision.entity,))]


def entity_ids(
    one: MentionRef, other: MentionRef, documents: Mapping[str, ProjectDocument]
) -> tuple[str | None, str | None]:
    """The ids that the two mentions have in the documents now."""
    (*_, first), (*_, second) = _chosen(one, other, documents)
    return first.entity_id, second.entity_id


def _reason(kind: str, rule: str, score: float = 1.0, **said: object) -> Reason:
    return Reason(rule=rule, text=table("explanations")[kind][rule].format(**said), score=score)


def _joined(join: Join, known: Known) -> Reason:
    evidence = people.body_name(join.evidence, known) if join.rule == "person_evidence" else join.evidence
    return _reason("join", join.rule, join.score, evidence=evidence)


# What a mention is read as


def read(document: ProjectDocument, type_: str, item: Mention | Title, groups: Groups, known: Known) -> Reading:
    """The reading of an item in its own document; ``groups`` say what other documents make of its bodies."""
    each = local.read(document, known)
    local.finish(each)
    mention = EntityMention(document_id=document.id, text=item.text, start=item.start, end=item.end)
    if isinstance(item, Title):
        keys = {name: groups.root(key) for name, key in each.keys.items()}
        project = projects.read(document, keys, each.keys, known)
        assert project is not None  # it has a title
        reason = _reason("reading", "project", name=" ".join(item.text.split()))
        return Reading(type_, item.text, project.key, item.entity_id, mention, reason, project=project)
    if type_ == "person":
        bearer, reason = _person(item.name, document, each, groups, known)
        return Reading(type_, item.name, bearer.key, item.entity_id, mention, reason, bearer)
    reason = _named(type_, item.name, each, known)
    return Reading(type_, item.name, each.keys[type_, item.name], item.entity_id, mention, reason)


_Found = tuple[ProjectDocument, str, Mention | Title]


def _chosen(one: MentionRef, other: MentionRef, documents: Mapping[str, ProjectDocument]) -> tuple[_Found, _Found]:
    """What the references mean: where one may mean a title and a body, the two of one type, if there are such."""
    first, second = _found(one, documents), _found(other, documents)
    types = [found[1] for found in second]
    same = next((found for found in first if found[1] in types), first[0])
    return same, next((found for found in second if found[1] == same[1]), second[0])


def _found(ref: MentionRef, documents: Mapping[str, ProjectDocument]) -> list[_Found]:
    """The items that the reference may mean: first the longest at its place, the first with its text."""
    id_ = ref.document_id if isinstance(ref, EntityMention) else ref[0]
    if id_ not in documents:
        raise KeyError(f"there is no document {id_!r} in this corpus.")
    document = documents[id_]
    wanted = (ref.start, ref.end) if isinstance(ref, EntityMention) else ref[1:]
    found = [
        (document, type_, item)
        for type_, item in _items(document)
        if wanted in ((item.text,), (item.start,), (item.start, item.end), (getattr(item, "name", None),))
    ]
    if not found:
        raise ValueError(
            f"{document.id} has no mention {' to '.join(map(repr, wanted))}. Give the text of a mention as it is written, "
            "or the place at which it starts."
        )
    return sorted(found, key=lambda each: (each[2].start, -each[2].end, each[1] == "project"))


def _items(document: ProjectDocument) -> Iterator[tuple[str, Mention | Title]]:
    for field, type_ in FIELDS.items():
        yield from ((type_, item) for item in getattr(document, field))
    if document.title:
        yield "project", document.title


def _named(type_: str, name: str, each: Local, known: Known) -> Reason:
    rule, evidence = each.reasons[type_, name]
    return _reason("reading", rule, name=name, of=_thing(each.keys[type_, name], known), evidence=evidence)


def _thing(key: Key, known: Known) -> str:
    """The entry that a key means or belongs to, with its id."""
    entry = next((known.by_id[id_] for id_ in known.wholes(key) if id_ in known.by_id), None)
    return f"{entry.name} ({entry.id})" if entry else key.partition(":")[2]


def _person(
    name: str, document: ProjectDocument, each: Local, groups: Groups, known: Known
) -> tuple[people.Bearer, Reason]:
    full, bearers = people.read(document, each, known, groups.root)
    bearer = next(bearer for bearer in bearers if bearer.name == full[name])
    if not bearer.is_full:
        return bearer, _reason("reading", "part_of_nobody", name=name)
    rule = "full_name" if people.is_whole(name) else "part_of_name"
    return bearer, _reason("reading", rule, name=name, evidence=bearer.name)


# How two readings came together


def _path(one: Key, other: Key, joins: Sequence[Join]) -> list[Join] | None:
    """The fewest joins that lead from one key to the other; None where none do."""
    if one == other:
        return []
    beside: dict[Key, list[tuple[Key, Join]]] = defaultdict(list)
    for join in joins:
        beside[join.one].append((join.other, join))
        beside[join.other].append((join.one, join))
    come: dict[Key, tuple[Key, Join] | None] = {one: None}
    waiting = deque([one])
    while waiting and other not in come:
        key = waiting.popleft()
        for neighbour, join in beside[key]:
            if neighbour not in come:
                come[neighbour] = (key, join)
                waiting.append(neighbour)
    if other not in come:
        return None
    path: list[Join] = []
    step = come[other]
    while step:
        path.append(step[1])
        step = come[step[0]]
    return path[::-1]


# Why they did not


def _apart(one: Reading, other: Reading, known: Known) -> Iterator[Reason]:
    entries = [known.by_id.get(reading.key) for reading in (one, other)]
    if one.type != other.type and not all(entries):
        yield _reason("apart", "type", one=one.type, other=other.type)
    elif one.bearer and other.bearer:
        yield from _people_apart(one.bearer, other.bearer, known)
    elif one.project and other.project:
        yield from _projects_apart(one.project, other.project)
    else:
        yield from _names_apart(one, other, known)


def _people_apart(one: people.Bearer, other: people.Bearer, known: Known) -> Iterator[Reason]:
    parts = [each.name for each in (one, other) if not each.is_full]
    if parts:
        yield _reason("apart", "document", one=parts[0])
    elif one.key.partition("@")[0] != other.key.partition("@")[0]:
        yield _reason("apart", "person_names", one=one.name, other=other.name)
    elif differences := people.differences(one, other, known):
        yield _reason("apart", "people", evidence="; ".join(differences))
    else:
        yield _reason("apart", "no_evidence", evidence="who bears it")


def _projects_apart(one: projects.Project, other: projects.Project) -> Iterator[Reason]:
    """What speaks against one project; what would have to speak for it, where nothing does."""
    if not one.forms & other.forms:
        yield _reason("apart", "titles", one=one.title, other=other.title)
    for what in ("phase", "part", "years", "codes", "carriers"):
        mine, theirs = (_said(getattr(project, what)) for project in (one, other))
        if mine != theirs and (what in ("phase", "part") or mine and theirs and not _common(what, one, other)):
            yield _reason("apart", "project_part" if what == "part" else what, one=mine or "-", other=theirs or "-")
    if one.start and one.end and other.start and other.end and max(one.start, other.start) > min(one.end, other.end):
        yield _reason("apart", "periods", one=f"{one.start}/{one.end}", other=f"{other.start}/{other.end}")
    if one.is_anybodys or other.is_anybodys:
        yield _reason("apart", "anybodys")


def _common(what: str, one: projects.Project, other: projects.Project) -> bool:
    if what == "carriers":
        return bool(one.carriers & other.bodies or other.carriers & one.bodies)
    return bool(getattr(one, what) & getattr(other, what))


def _said(value: object) -> str:
    """A mark, or a set of codes, bodies or years, as one text."""
    if not isinstance(value, frozenset):
        return str(value)
    return ", ".join(sorted(each[1] if isinstance(each, tuple) else str(each) for each in value))


def _names_apart(one: Reading, other: Reading, known: Known) -> Iterator[Reason]:
    first, second = _thing(one.key, known), _thing(other.key, known)
    if one.key in known.by_id and other.key in known.by_id:
        yield _reason("apart", "entries", one=first, other=second)
    for this, that in ((one, other), (other, one)):
        yield from _kinship(this, that, known)
        if "@" in this.key:
            yield _reason("apart", "document", one=this.name)
    if "@" in one.key + other.key:
        return
    if "|" in one.key + other.key:
        for this, that in ((one, other), (other, one)):
            if "|" in this.key and _whole(this.key, known) != that.key:
                yield _reason("apart", "unit", one=this.name, other=_thing(this.key, known))
        return
    likeness = spelling.likeness(one.name, other.name)
    if likeness == 1.0:
        yield _reason("apart", "letters", one=one.name)
    elif one.key not in known.by_id or other.key not in known.by_id:
        yield _reason("apart", "names", likeness=f"{likeness:.2f}")


def _whole(key: Key, known: Known) -> Key:
    """What a body is a unit of; nothing where it is none."""
    return next(islice(known.wholes(key), 1, None), "")


def _kinship(this: Reading, that: Reading, known: Known) -> Iterator[Reason]:
    """Whether one is a part of the other, or came after it."""
    entry, other = known.by_id.get(this.key), known.by_id.get(that.key)
    if _whole(this.key, known) == that.key:
        yield _reason("apart", "unit", one=this.name, other=that.name)
    if entry and other and other.id in entry.predecessors:
        yield _reason("apart", "successor", one=this.name, other=that.name)
