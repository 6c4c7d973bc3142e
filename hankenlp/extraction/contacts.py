"""Telephone numbers and e-mail addresses that can belong to a person.

Numbers come as written since the 1980s: *9692-21 448*, *(08) 558 4100*, *+358 40 555 0162*. Templates
(*etunimi.sukunimi@…*), switchboards and fax numbers are none.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final, Literal

import phonenumbers

from hankenlp.resources import table
from hankenlp.resources.additions import cached, cached_up_to
from hankenlp.resources.patterns import either

_EMAIL: Final = re.compile(
    r"(?<![\w.@-])(?P<local>[\w.+-]{1,64}?)\s?(?:@|\(\s?at\s?\)|\[\s?at\s?\]|\(ät\)|\[ät\]|\(a\)|<at>|\{at\}|_at_)\s?"
    r"(?P<domain>[\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{2,10})(?![\w@])"
)
_SPACED: Final = re.compile(
    r"(?<![\w.@-])(?P<local>[^\W\d_]+\.[^\W\d_]+(?:-[^\W\d_]+)?)\s(?:a|at|ät)\s(?P<domain>[\w-]+(?:\.[\w-]+)*\.(?:fi|com|org|eu|net))(?![\w@])"
)
"""An address with a bare word for its sign: *maija.virtanen a kunta.fi*."""
_SIGNS: Final = ("@", "at", "ät", "(a)", " a ")
_GAP: Final = r"(?:[^\S\n]|-){0,3}(?:\n[^\S\n]{0,3}(?=\d\d)(?!0|\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+[^\W\d_]))?"
"""Between two digits: spaces or hyphens, or one line end before what begins no number of its own and numbers no heading."""
_NUMBER: Final = re.compile(
    rf"(?<![\w/@+-])(?<!\d[.,])(?<!www\.)(?:\+\s?\d{{1,3}}[\s\u00a0-]?)?(?:\(\d{{1,4}}\)[\s\u00a0-]?)?\d(?:{_GAP}\d){{3,12}}"
    rf"(?![\d%@]|[.,/]\d|[\s\u00a0]?{either('people', 'quantity_units')})"
)
_ASCII: Final = str.maketrans("äöåéèüáíóšžćčñ", "aoaeeuaioszccn")
_LABEL_BEFORE: Final = re.compile(
    rf"(?P<label>[^\W\d_]+(?:[-][^\W\d_]+)?)(?P<dot>\.?)(?::|\s?{either('people', 'number_word')}\.?:?)?[\s\u00a0]*$"
)


@dataclass(frozen=True, slots=True)
class Contact:
    """A number or address at ``start`` to ``end``; ``value`` as ``documents.Person`` has it."""

    kind: Literal["phone", "email"]
    start: int
    end: int
    value: str


@cached
def _words(name: str) -> frozenset[str]:
    return frozenset(table("people")["contacts"][name])


def contacts_in(text: str) -> list[Contact]:
    """All personal contacts of a text, in order."""
    mails = emails_in(text)
    taken = [m.span() for m in _addresses(text)]
    ends = [end for _, end in taken]

    def in_address(phone: Contact) -> bool:
        at = bisect_right(ends, phone.start)
        return at < len(taken) and taken[at][0] < phone.end

    phones = [p for p in phones_in(text) if not in_address(p)]
    return sorted([*mails, *phones], key=lambda c: c.start)


def emails_in(text: str) -> list[Contact]:
    """Addresses other than templates; *(at)* becomes ``@``."""
    found = []
    for match in _addresses(text):
        local = match["local"].strip(".-")
        if not local or local.casefold() in _words("template_mailboxes"):
            continue
        start = match.start() + match["local"].index(local)
        found.append(Contact("email", start, match.end(), f"{local}@{match['domain']}"))
    return found


def _addresses(text: str) -> list["re.Match[str]"]:
    """Whatever is written like an address, in order."""
    if not any(sign in text for sign in _SIGNS):
        return []
    return sorted([*_EMAIL.finditer(text), *_SPACED.finditer(text)], key=lambda m: m.start())


def is_shared(address: str) -> bool:
    """A mailbox of a body rather than of a person (*kirjaamo@…*)."""
    return address.partition("@")[0].casefold() in _words("shared_mailboxes")


def phones_in(text: str) -> list[Contact]:
    """Numbers behind a label (*puh.*), and without one those that can be nothing else."""
    found = []
    for match in _NUMBER.finditer(text):
        label = _LABEL_BEFORE.search(text, max(0, match.start() - 24), match.start())
        word = label["label"].casefold() if label else ""
        if word in _words("not_personal") or _has_switchboard(text, match.start()):
            continue
        value = match.group()
        labelled = word in _words("phone_labels") and (
            len(word) > 1 or bool(label and label["dot"]) or _in_line_of(text, match.start())
        )
        if labelled and _is_number(value) or not labelled and _is_plain_number(value):
            found.append(Contact("phone", match.start(), match.end(), value))
    return found


def _in_line_of(text: str, position: int) -> bool:
    return text[max(0, position - 6) : position].strip().startswith(("p:", "m:", "p ", "P:"))


def _has_switchboard(text: str, position: int) -> bool:
    before = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text[max(0, position - 40) : position].rpartition("\n")[2])
    return any(w.casefold() in _words("not_personal") for w in before[-2:])


def _digits(value: str) -> str:
    return "".join(c for c in value if c.isdigit())


def _is_number(value: str) -> bool:
    return 5 <= len(_digits(value)) <= 14


def _is_plain_number(value: str) -> bool:
    """Valid in Finland or abroad, and written as numbers are: from 0 or +, in groups."""
    if not value.startswith(("0", "+", "(0")) or not 7 <= len(_digits(value)) <= 14:
        return False
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(value, "FI"))
    except phonenumbers.NumberParseException:
        return False


def mailbox_tokens(address: str) -> tuple[str, ...]:
    """The name parts of an address: ``kaisa.vuokila-autio@thl.fi`` → ``("kaisa", "vuokila-autio")``."""
    local = re.sub(r"\d+$", "", address.partition("@")[0].casefold())
    return tuple(t for t in re.split(r"[._+]", local) if t)


def ascii_name(name: str) -> str:
    """A name as mailboxes have it: *Höytylä* → ``hoytyla``."""
    return name.casefold().translate(_ASCII)


def mailbox_surname(address: str) -> str:
    """The last part of the mailbox behind an at sign, which no word of a text is: *a.kaaria@x.fi* → ``@kaaria``."""
    return f"@{next(reversed(mailbox_tokens(address)), '')}"


def mailbox_keys(name: str) -> frozenset[str]:
    """What a mailbox of the person may hold: the surname, or given name and surname in one."""
    parts = [ascii_name(p) for p in name.split()]
    if len(parts) < 2:
        return frozenset()
    first, last = parts[0].replace("-", ""), parts[-1].replace("-", "")
    halves = (h for h in parts[-1].split("-") if len(h) > 3)
    return frozenset((last, first + last, last + first, first[0] + last, last + first[0], *halves))


def address_keys(address: str) -> frozenset[str]:
    """The parts of a mailbox that can be among somebody's ``mailbox_keys``."""
    tokens = [t.replace("-", "") for t in mailbox_tokens(address)]
    return frozenset((*tokens, "".join(tokens)))


@cached_up_to(4096)
def belongs_to(address: str, name: str) -> bool:
    """Does the mailbox bear the person's name: *marjukka.heikkisalo*, *m.heikkisalo*, *heikkisalo*, *mheikkisalo*, half of a double surname?"""
    parts = [ascii_name(p).replace("-", "") for p in name.split()]
    tokens = [t.replace("-", "") for t in mailbox_tokens(address)]
    if not address_keys(address) & mailbox_keys(name):
        return False
    halves = [h for h in ascii_name(name.split()[-1]).split("-") if len(h) > 3]
    rest = [t for t in tokens if t not in (parts[-1], *halves)]
    if len(rest) == len(tokens):
        return True
    return not rest or any(parts[0].startswith(t) or t.startswith(parts[0]) or t in parts for t in rest)


def names_another(address: str) -> bool:
    """Does the mailbox consist of two name-like parts, so that only a person of that name has it?"""
    tokens = mailbox_tokens(address)
    return len(tokens) >= 2 and all(t.replace("-", "").isalpha() for t in tokens) and len(tokens[-1]) > 2
