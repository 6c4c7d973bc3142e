"""Numbers and addresses in, what can belong to a person out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hankenlp.extraction.contacts import belongs_to, contacts_in, is_shared, names_another


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("puh. 9692-21 448", ["9692-21 448"]),
        ("p. (08) 558 41 00", ["(08) 558 41 00"]),
        ("p.0401234567", ["0401234567"]),
        ("02951 63999", ["02951 63999"]),
        ("+358 40 555 0162", ["+358 40 555 0162"]),
        ("Pirkanmaan ELY-keskus, p. 029 555 0133", ["029 555 0133"]),
        ("GSM 0400-123456, fax 08-123 456", ["0400-123456"]),
        ("040 1234567 / 050 1234567", ["040 1234567", "050 1234567"]),
        ("puhelinvaihde 0295 16001", []),
        ("Y-tunnus 0116480-8", []),
        ("12 000 000 €, 1.2.2012-31.12.2014, 2003-2005, 733/1992", []),
        ("ISBN 978-952-00-1234-5, FI21 1234 5600 0007 85", []),
        ("maija.virtanen(at)kunta.fi", ["maija.virtanen@kunta.fi"]),
        ("maija.virtanen [at] kunta.fi", ["maija.virtanen@kunta.fi"]),
        ("maija.virtanen a kunta.fi", ["maija.virtanen@kunta.fi"]),
        ("maija.virtanen at kunta.fi", ["maija.virtanen@kunta.fi"]),
        ("maija.virtanen(a)kunta.fi", ["maija.virtanen@kunta.fi"]),
        ("Kohdat a.b a c ja Oulu at night.", []),
        ("p. 050 67088\n\n3. Tavoitteet", ["050 67088"]),
        ("p. 050 67088\n3 Tavoitteet", ["050 67088"]),
        ("p. 050 67088\n12. Tavoitteet", ["050 67088"]),
        ("p. 040 123\n4567", ["040 123\n4567"]),
        ("040 123 4567\n050 123 4567", ["040 123 4567", "050 123 4567"]),
        ("m.virtanen@oamk.fi.", ["m.virtanen@oamk.fi"]),
        ("etunimi.sukunimi@stm.fi, firstname.lastname@x.fi", []),
        ("maija@x", []),
    ],
)
def test_contacts(text: str, values: list[str]) -> None:
    assert [c.value for c in contacts_in(text)] == values


@pytest.mark.parametrize(
    ("address", "name", "expected"),
    [
        ("marjukka.heikkisalo@oamk.fi", "Marjukka Heikkisalo", True),
        ("m.heikkisalo@oamk.fi", "Marjukka Heikkisalo", True),
        ("heikkisalo@oamk.fi", "Marjukka Heikkisalo", True),
        ("mheikkisalo@oamk.fi", "Marjukka Heikkisalo", True),
        ("sanna-elina.niemi@saatio.fi", "Sanna Niemi", True),
        ("kaisa.vuokila-autio@thl.fi", "Kaisa Vuokila-Autio", True),
        ("hilla.hyotyniemi@amk.fi", "Hilla Hyötyniemi", True),
        ("pekka.heikkisalo@oamk.fi", "Marjukka Heikkisalo", False),
        ("marjukka.niemi@oamk.fi", "Marjukka Heikkisalo", False),
        ("info@oamk.fi", "Marjukka Heikkisalo", False),
    ],
)
def test_whose_mailbox_it_is(address: str, name: str, expected: bool) -> None:
    assert belongs_to(address, name) is expected


def test_kinds_of_mailboxes() -> None:
    assert is_shared("kirjaamo@ouka.fi") and not is_shared("maija.virtanen@ouka.fi")
    assert names_another("maija.virtanen@ouka.fi") and not names_another("maija@ouka.fi")


@given(st.text(alphabet=st.sampled_from("0123456789 -+()@.,atpuh€%\nxf"), max_size=80))
def test_contacts_stand_where_they_say(text: str) -> None:
    position = 0
    for contact in contacts_in(text):
        assert position <= contact.start < contact.end
        position = contact.end
        if contact.kind == "phone":
            assert text[contact.start : contact.end] == contact.value
