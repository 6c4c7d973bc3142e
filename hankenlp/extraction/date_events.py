"""Which dates are happenings: meetings, seminars, camps, training days.

A date is one by a word for a happening beside it, a verb (*kokoontui*, *esiteltiin*), a list under such a heading, a
body whose meeting it dates (*Kaupunginhallitus 10.3.1998*), a time of day or a weekday.
"""

import re

from hankenlp.documents import DateKind
from hankenlp.extraction.cue_words import last
from hankenlp.extraction.date_atoms import alternatives
from hankenlp.extraction.date_context import Context, cue
from hankenlp.resources import table
from hankenlp.resources.patterns import either

Verdict = tuple[DateKind, float]
CLOCK = either("dates", "clock")
TIME = re.compile(rf"\s*,?\s*{CLOCK}\s*\d", re.IGNORECASE)
_SINCE = re.compile(rf"\b{either('dates', 'since')}\s+$")


def named_event(context: Context) -> bool:
    """A word for a happening stands in the date's own sentence, and no quotation's punctuation."""
    words = f"{context.left} {context.right}"
    return (
        context.form.level == "day" and cue("event").search(words) is not None and not re.search(r"\d:|;|\bs\.", words)
    )


def event(context: Context) -> Verdict | None:
    """The verdict *event* where the date is that of a happening, else None."""
    if _SINCE.search(context.left) or _is_stamp(context):
        return None
    left, right = context.clause, context.rest
    if _RELATIVE.match(left) or cue("one_of_several").search(left):
        left = context.left[-160:]
    if cue("event_verbs").search(left) and (
        cue("event").search(left + right) or context.form.level in ("day", "month") or cue("gathers").search(left)
    ):
        return "event", 0.85
    if cue("held_weak").search(left) and cue("event").search(left) or cue("went").match(right.lstrip()):
        return "event", 0.8
    noun = last(cue("event"), left)
    between = left[noun.end() :] if noun is not None else ""
    between = between if context.form.is_span else _BRACKETS.sub("", between)
    if noun is not None and (context.form.level == "day" or len(between) < 30):
        return "event", 0.85
    after = context.line[1]
    news = not context.line[0].strip() and _OTHER_DAY.search(after) and not cue("deadline").search(after)
    if context.form.level == "day" and not news and (_names_day(right) or _DAY_BEFORE.search(left) and _last_day(left)):
        return "event", 0.75
    if _HELD.match(right) or not news and cue("event").match(right.lstrip()):
        return "event", 0.8
    if _dates_page(context):
        return None
    for rule in (_listed, _day_of_list, _carried_over, _meeting, _calendar, _headline, _under_events, _at_a_time):
        verdict = rule(context)
        if verdict is not None:
            return verdict
    return None


_RELATIVE = re.compile(rf"\s*{either('dates', 'relatives')}\s")
_MINUTES = re.compile(rf"{TIME.pattern}\d?[.:](?P<minutes>\d\d)(?![\d–-])", re.IGNORECASE)
_SPAN_OF_TIME = re.compile(rf"{TIME.pattern}\d?(?:[.:]\d\d)?\s?[–-]\s?\d", re.IGNORECASE)
_DAY_NOUN = re.compile(rf"\s*(?P<noun>[A-ZÅÄÖ][\w-]*{either('dates', 'day_stem')}(?:t|n|ssä)?)(?![\w-])")


_BRACKETS = re.compile(r"\([^()]*\)")
_DAY_BEFORE = re.compile(
    rf"(?<![\w-])(?P<noun>[^\W\d_][\w-]{{3,}}{either('dates', 'day_stem')})"
    rf"(?:\s[A-ZÅÄÖ][\w-]*(?:lla|llä|ssa|ssä)[,:]?|[,:]?\s(?:{alternatives(table('dates')['words']['weekdays'])})\.?)\s$",
    re.IGNORECASE,
)


def _last_day(left: str) -> bool:
    """*Nurmipäivä Lapualla 3.6.2018*, *KYLÄPÄIVÄ LA 3.6.2018*: a day with a name of its own before its date."""
    noun = _DAY_BEFORE.search(left)
    return noun is not None and noun["noun"][0].isupper() and cue("no_days").match(noun["noun"]) is None


def _dates_page(context: Context) -> bool:
    """*Torstai 12.11.2020* alone on a line at the top: the day of the paper."""
    before, after = context.line
    weekday = before.strip(" ,.").lower() in table("dates")["words"]["weekdays"]
    return weekday and not after.strip() and context.form.start < _TOP_OF_PAGE


_TOP_OF_PAGE = 200
_ENTRY = re.compile(r"\s*:\s+(?P<words>(?:(?!ja\s)[^\W\d_][\w-]*\s*){1,3})")


def _calendar(context: Context) -> Verdict | None:
    """*kevät 2023: vertaisvierailut Iissä*, *10.11.2022: verkostopäivä*: an entry of a year's plan."""
    entry = _ENTRY.match(context.line[1])
    if entry is None or context.line[0].strip(" •*–-"):
        return None
    day = re.search(rf"(?<![\w-])[^\W\d_][\w-]{{3,}}{either('dates', 'day_stem')}t?(?![\w-])", entry["words"])
    named = day is not None and cue("no_days").match(day.group()) is None
    return ("event", 0.75) if named or cue("event").search(entry["words"]) else None


def _is_stamp(context: Context) -> bool:
    """*9.11.2010 klo 14.22*: a page is posted at any minute, a happening begins at a round one."""
    time = _MINUTES.match(context.right)
    return time is not None and int(time["minutes"]) % 5 != 0


def _names_day(right: str) -> bool:
    """*11.9.2025 Kyläpäivä Lepaalla*: a day with a name of its own, not a last one or the one of a signature."""
    noun = _DAY_NOUN.match(right)
    return noun is not None and cue("no_days").match(noun["noun"]) is None


def _listed(context: Context) -> Verdict | None:
    """*Viikonloppuleirit: Jyväskylä (3/2024), Tallinna (9/2024)*."""
    block = context.block
    listed = block is not None and block.kind == "field" and block.section not in table("dates")["fields"]
    label = context.layout.label(block) if block is not None and listed else None
    lead, colon, _ = f"{label}: {context.left}".partition(":") if label else context.left.partition(":")
    noun = last(cue("event"), lead) if colon else None
    fine = context.form.level in ("day", "month")
    inside = context.left.endswith(("(", ", ", ": ")) or fine and _NEXT_IN_LIST.search(context.left)
    return ("event", 0.75) if noun and not lead[noun.end() :].strip() and inside else None


_NEXT_IN_LIST = re.compile(r"^\s*$|\sja\s$")
_DAY_LABEL = re.compile(rf"\s*(?:[•*-]\s*)?{either('dates', 'day_labels')}\s*:?\s*", re.IGNORECASE)


def _day_of_list(context: Context) -> Verdict | None:
    """*Päivä 5.2.2014 Asiakasosallisuus*: a line that opens with the day and says what was done on it."""
    before, after = context.line
    label = context.layout.label(context.block) if context.block is not None and not before.strip() else None
    if context.form.level != "day" or not _DAY_LABEL.fullmatch(label or before) or cue("signed").search(after):
        return None
    return ("event", 0.7) if re.search(r"[^\W\d_]{4,}", after) else None


def _carried_over(context: Context) -> Verdict | None:
    """*Koulutuspäivät pidettiin 9.10.2013 Oulussa,* at a line's end, and the next days on a line that begins with one."""
    block, layout = context.block, context.layout
    if block is None or block.kind != "paragraph" or context.form.level != "day" or not _DAY_FIRST.match(context.left):
        return None
    index = layout.index_at(block.start)
    if not index or context.form.start - len(context.left) != block.start:
        return None
    above = layout.of(layout.blocks[index - 1]).rstrip()
    sentence = re.split(r"[.!?]\s+(?=[A-ZÅÄÖ])", above)[-1]
    held = cue("event").search(sentence) and cue("event_verbs").search(sentence)
    return ("event", 0.75) if held and above.endswith(",") else None


_DAY_FIRST = re.compile(r"$|\d{1,2}\.")


def _meeting(context: Context) -> Verdict | None:
    """*Kaupunginhallitus 10.3.1998*, *KH 13.02.2023 § 58*: the body of a page of minutes, then the day of its meeting."""
    if context.form.level != "day" or context.form.is_span:
        return None
    label = context.layout.label(context.block) if context.block is not None and context.block.kind == "field" else None
    line = context.line
    left = f"{label} {context.left}" if label and not context.left.strip() else line[0]
    body = last(cue("meetings"), left)
    opened = context.left.rpartition("(")[2]
    if cue("meetings").fullmatch(opened.strip()) and re.match(r"\s*(?:\)|,?\s*§)", context.right):
        return "event", 0.75
    if context.left.endswith("(") and _DECIDED.match(context.right):
        return "event", 0.7
    if (
        body is not None
        and len(left) - body.end() < 30
        and not re.search(r"(?<!\w)[a-zåäö]{3,}", left[body.end() :])
        and re.match(r"\s*\(?§", line[1])
        and "." not in left[body.end() :]
    ):
        return "event", 0.7
    if body is None or _NUMBER.sub("", left[body.end() :]).strip(" ,:.\t\u00a0") or len(left) > 90:
        return None
    return ("event", 0.75) if _AFTER_MEETING.match(line[1]) else None


_DECIDED = re.compile(r",?\s*§\s?\d+\s*\)")
_NUMBER = re.compile(r"\d{1,2}/(?:19|20)\d\d|§\s?\d{1,4}")
_AFTER_MEETING = re.compile(rf"\s*(?:$|§|{CLOCK}(?![^\W\d])|/|{either('dates', 'page')}|\d+\s?§|\()")
_OTHER_DAY = re.compile(r"\d{1,2}\.\s?\d{1,2}\.")


def _headline(context: Context) -> Verdict | None:
    """*15.10.2024 Toinen ohjausryhmä kokoontui Kuressaaressa*: a line of news dates itself, unless it tells the day."""
    before, after = context.line
    if context.form.level != "day" or before.strip() or _OTHER_DAY.search(after):
        return None
    said = cue("event").search(context.right) or cue("event_verbs").search(context.right)
    return ("event", 0.7) if said and context.right[:1] in " \t" and len(context.right) < 160 else None


_HELD = re.compile(rf"\s*(?:{CLOCK}\s*[\d.:–-]+\s*)?{either('dates', 'held')}")


def _under_events(context: Context) -> Verdict | None:
    """A day in a list under *Ohjausryhmän kokoukset* or *Tapahtumat*."""
    block, above = context.block, context.headings.split(" / ")[0]
    if context.form.level != "day" or block is None or block.kind not in ("item", "row", "paragraph", "field"):
        return None
    listed = block.kind == "item" or block.end - block.start < 100
    return ("event", 0.75) if listed and len(above) < 60 and cue("event").search(above) else None


def _at_a_time(context: Context) -> Verdict | None:
    """A day with a time of day is a happening, unless it stamps a comment or a page."""
    if context.form.level != "day":
        return None
    if cue("deadline").search(context.clause):
        return None
    word = re.search(r"(\w{5,})\s+$", context.left)
    if word and word[1].lower() in table("dates")["words"]["weekdays"]:
        return "event", 0.7
    if not TIME.match(context.right):
        return None
    if cue("event").search(context.right[:70]):
        return "event", 0.8
    short = re.search(r"(?<!\w)(\w\w)\.?\s+$", context.left)
    if _SPAN_OF_TIME.match(context.right) and short and short[1].lower() in table("dates")["words"]["weekdays"]:
        return "event", 0.75
    words = (context.left + " " + context.right).split()
    return ("event", 0.7) if len(words) > 5 else None
