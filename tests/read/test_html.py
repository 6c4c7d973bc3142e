"""A web page in, the text that a person would copy from it out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hankenlp.read import read_bytes
from hankenlp.read.html import plain


@pytest.mark.parametrize(
    "source, text",
    [
        ("<h1>Hanke <em>Veto</em></h1><p>Teksti &auml;\njatkuu.</p>", "Hanke Veto\n\nTeksti ä jatkuu.\n"),
        ("<p>a<br>b<br><br>c</p>", "a\nb\n\nc\n"),
        ("<div>Rahoittaja</div><div>ESR</div>", "Rahoittaja\nESR\n"),
        ("Tavoitteet<ul><li>lisätä<li><p>vähentää</p></ul>Muu", "Tavoitteet\n\n- lisätä\n- vähentää\n\nMuu\n"),
        ("<ul><li>a<ul><li>b</li></ul></li><li></li><li>c</li></ul>", "- a\n  - b\n- c\n"),
        ("<ol start=3><li>a<li>b</ol>", "3. a\n4. b\n"),
        ("<nav><ul><li><a>Etusivu</a></li><li><a>Hankkeet</a></li></ul></nav><p>x", "Etusivu\nHankkeet\n\nx\n"),
        ("<a>Etusivu</a><a>Hankkeet</a>", "Etusivu Hankkeet\n"),
        ("<dl><dt>Rahoittaja<dd>ESR<dt>Tila<dd>Käynnissä</dl>", "Rahoittaja\tESR\nTila\tKäynnissä\n"),
        ("<dl><div><dt>Kunnat<dd>Salla<dd>Simo</div><dt>Tila<dd>ok</dl>", "Kunnat\nSalla\nSimo\n\nTila\tok\n"),
        ("<table><tr><th>Kulu<th>€<tr><td>Palkat<td>10&nbsp;000</table>", "Kulu\t€\nPalkat\t10\u00a0000\n"),
        ("<table><tr><td colspan=2>a<td>b<tr><td>c<td><td>d</table>", "a\t\tb\nc\t\td\n"),
        ("<table><tr><th>Tavoitteet<td><ul><li>a<li>b</ul></table>", "Tavoitteet\n- a\n- b\n"),
        ("<table><tr><td><h2>Hanke</h2><td><table><tr><td>a<td>b</table></table>", "Hanke\n\na\tb\n"),
        ("<label>Nimi</label> <input value='Veto'> <input type=hidden value=x>", "Nimi\nVeto\n"),
        ("<select><option>Päättynyt<option selected>Käynnissä</select>", "Käynnissä\n"),
        ("<textarea>a\nb</textarea>", "a\nb\n"),
        ("<pre>a   b\n c</pre>", "a   b\n c\n"),
        ("<dl><div hidden><dt>x<dd>y</div><dt>Nimi<dd>Veto</dl>", "Nimi\tVeto\n"),
        ("<table><tbody style='display:none'><tr><td>x<tbody><tr><td>Nimi<td>Veto</table>", "Nimi\tVeto\n"),
        ("<title>x</title><style>p{}</style><script>x</script><p hidden>x</p><p>a", "a\n"),
        ("<p style='color:red; display: none'>x</p><i aria-hidden=true>x</i><noscript>x</noscript><p>a", "a\n"),
        ("<p>Rikki <b>auki <p>toinen</td>", "Rikki auki\n\ntoinen\n"),
        ("", ""),
    ],
)
def test_plain(source: str, text: str) -> None:
    assert plain(source) == text


@pytest.mark.parametrize(
    "data",
    [
        "<!doctype html><meta charset=iso-8859-1><p>Yhteistyö</p>".encode("latin-1"),
        '<html><meta http-equiv=Content-Type content="text/html; charset=windows-1252"><p>Yhteistyö'.encode("cp1252"),
        "<html><meta charset=iso-8859-1><p>Yhteistyö".encode(),
        "<html><p>Yhteistyö".encode("cp1252"),
        "<html><meta charset=nonesuch><p>Yhteistyö".encode("cp1252"),
        "<html><p>Yhteistyö".encode("utf-16"),
        '<?xml version="1.0" encoding="iso-8859-15"?><html><p>Yhteistyö'.encode("iso-8859-15"),
    ],
)
def test_encodings(data: bytes) -> None:
    assert read_bytes(data, "hanke.html")[0] == "Yhteistyö\n"


@given(st.text(alphabet=st.sampled_from("<>/=\"' abdhlprtu123äö\n&;")) | st.text())
def test_any_page_has_a_text(source: str) -> None:
    assert plain(source) == "" or plain(source).endswith("\n")


def test_deep_nesting_keeps_the_words() -> None:
    assert plain("<div>" * 3000 + "Hanke" + "</div>" * 3000).strip() == "Hanke"
