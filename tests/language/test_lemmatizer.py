"""Lemmas from forms and tags."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hankenlp.language.components import blank
from hankenlp.language.lemmatizer import lemma


@pytest.mark.parametrize(
    ("form", "pos", "morph", "expected"),
    [
        ("hankkeiden", "NOUN", "Case=Gen|Number=Plur", "hanke"),
        ("Hankkeen", "NOUN", "Case=Gen|Number=Sing", "hanke"),
        ("THL:ssä", "PROPN", "Case=Ine|Number=Sing", "THL"),
        ("STEAn", "PROPN", "Case=Gen|Number=Sing", "STEA"),
        ("1980-luvun", "NOUN", "Case=Gen|Number=Sing", "1980-luku"),
        ("ESR-hankkeissa", "NOUN", "Case=Ine|Number=Plur", "ESR-hanke"),
        ("-ohjelmasta", "NOUN", "Case=Ela|Number=Sing", "ohjelma"),
        ("sosiaali-", "NOUN", "", "sosiaali"),
        ("hankkeessakin", "NOUN", "Case=Ine|Clitic=Kin|Number=Sing", "hanke"),
        ("kehitetään", "VERB", "Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Pass", "kehittää"),
        ("kehittämällä", "VERB", "Case=Ade|InfForm=3|Number=Sing|VerbForm=Inf|Voice=Act", "kehittää"),
        ("kehittämisen", "NOUN", "Case=Gen|Derivation=Minen|Number=Sing", "kehittäminen"),
        ("Oulussa", "PROPN", "Case=Ine|Number=Sing", "Oulu"),
        ("Uudessakaupungissa", "PROPN", "Case=Ine|Number=Sing", "Uusikaupunki"),
        ("niiden", "PRON", "Case=Gen|Number=Plur", "se"),
        ("vuonna", "NOUN", "Case=Ess|Number=Sing", "vuosi"),
        ("nuoria", "NOUN", "Case=Par|Number=Plur", "nuori"),
        ("tilanne", "NOUN", "Case=Nom|Number=Sing", "tilanne"),
        ("ovat", "AUX", "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin|Voice=Act", "olla"),
        ("1.8.2007", "NUM", "", "1.8.2007"),
        ("243", "NUM", "NumType=Card", "243"),
        (",", "PUNCT", "", ","),
        ("LAPE", "PROPN", "", "LAPE"),
        ("palveluissa", "X", "", "palvelu"),
    ],
)
def test_lemma(form: str, pos: str, morph: str, expected: str) -> None:
    assert lemma(form, pos, morph) == expected


@given(st.text(min_size=1, max_size=80), st.sampled_from(["NOUN", "PROPN", "VERB", "X", "SPACE", "NUM"]))
def test_every_form_has_a_lemma(form: str, pos: str) -> None:
    assert isinstance(lemma(form, pos), str)


def test_in_batches_as_one_by_one() -> None:
    nlp = blank()
    nlp.add_pipe("hankenlp_lemmatizer")
    texts = ["HANKKEEN TAVOITTEET OULUN SEUDULLA", "Posken Lappi kehittää palveluja.", "", "Posken ja Posken"] * 20
    assert [[t.lemma_ for t in d] for d in nlp.pipe(texts, batch_size=7)] == [[t.lemma_ for t in nlp(x)] for x in texts]
