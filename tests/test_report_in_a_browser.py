"""The page in a real browser, opened from disk: nothing is fetched, searching finds and hides, links lead on.

Without Chromium these tests are skipped: ``apt-get install chromium chromium-driver`` gets it.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

from hankenlp import Corpus
from hankenlp.documents import Goal, ProjectDocument
from hankenlp.report_page import page
from tests.plots.made import documents
from tests.test_report import TEXT, document

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="there is no browser: apt-get install chromium chromium-driver"
)
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage --window-size=1200,900"
)


def kiosk() -> ProjectDocument:
    """A document with a word that no other has, behind letters that grow when made small, and an inflected goal."""
    goal = "Kioskien palveluja lisätään"
    return ProjectDocument(
        id="kioski",
        text=f"Lähikioski\n{goal}.\nİİİ. Kirjasto­auto käy kioskilla.",
        producer="by hand",
        goals=(Goal(text=goal, start=11, end=11 + len(goal), level="main", lemmas=("kioski", "palvelu", "lisätä")),),
    )


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sivu") / "sivu.html"
    path.write_text(page(Corpus([*documents(), document("joki"), kiosk()])), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chrome]:
    options = ChromeOptions()
    options.binary_location = CHROMIUM or ""
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        for flag in (*FLAGS.split(), f"--user-data-dir={profile}"):
            options.add_argument(flag)
        driver = Chrome(options=options, service=Service(DRIVER))
        try:
            yield driver
        finally:
            driver.quit()


@pytest.fixture
def browser(chromium: Chrome, file: Path) -> Chrome:
    """The browser with the page newly opened."""
    chromium.get("about:blank")
    logged(chromium, "performance")
    chromium.get(file.as_uri())
    return chromium


def logged(browser: Any, kind: str) -> list[Any]:
    """What the browser has logged since it was last asked."""
    return list(browser.get_log(kind))


def wait(browser: Chrome, until: str) -> None:
    """Until the expression is true in the page."""
    WebDriverWait(browser, 10).until(lambda driver: driver.execute_script(f"return {until}"), until)


def seen(browser: Chrome, selector: str) -> list[Any]:
    return [element for element in browser.find_elements(By.CSS_SELECTOR, selector) if element.is_displayed()]


def search(browser: Chrome, words: str) -> None:
    browser.find_element(By.ID, "hae").send_keys(words)
    wait(browser, "document.getElementById('osumat').textContent !== ''")


def test_nothing_is_fetched_and_nothing_complains(browser: Chrome, file: Path) -> None:
    events = [json.loads(entry["message"])["message"] for entry in logged(browser, "performance")]
    asked = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    assert {url for url in asked if not url.startswith("data:")} == {file.as_uri()}
    assert logged(browser, "browser") == []
    assert browser.find_element(By.TAG_NAME, "html").get_attribute("lang") == "fi"


def test_the_policy_forbids_what_a_document_might_slip_in(browser: Chrome) -> None:
    script = """
        const done = arguments[0];
        document.addEventListener("securitypolicyviolation", (event) => done(event.violatedDirective));
        document.body.append(Object.assign(new Image(), {src: "https://example.org/kuva.png"}));
    """
    assert browser.execute_async_script(script) == "img-src"
    logged(browser, "browser")


def test_one_view_at_a_time(browser: Chrome) -> None:
    assert [view.get_attribute("id") for view in seen(browser, ".view")] == ["yleiskuva"]
    for name in ("kuvat", "seuranta", "asiakirjat", "nimet"):
        browser.find_element(By.CSS_SELECTOR, f'.top a[href="#{name}"]').click()
        wait(browser, f"!document.getElementById('{name}').hidden")
        assert [view.get_attribute("id") for view in seen(browser, ".view")] == [name]


def test_pictures_are_drawn(browser: Chrome) -> None:
    browser.find_element(By.CSS_SELECTOR, '.top a[href="#kuvat"]').click()
    wait(browser, "!document.getElementById('kuvat').hidden && [...document.images].every((image) => image.complete)")
    images = seen(browser, "figure img")
    shown = [figure.get_attribute("id") for figure in seen(browser, "figure:has(img)")]
    assert len(images) == len(shown) and {
        "kuva-timeline",
        "kuva-funding",
        "kuva-goals",
        "kuva-follow_up",
        "kuva-network",
    } <= set(shown)
    for image in images:
        natural = browser.execute_script("return [arguments[0].naturalWidth, arguments[0].naturalHeight]", image)
        assert min(natural) > 100 and image.size["width"] > 300 and image.get_attribute("alt")
    browser.find_element(By.CSS_SELECTOR, "figure summary").click()
    assert seen(browser, "figure table td")


@pytest.mark.parametrize("words", ["kirjasto", "KIOSKILLA", "lähikioski käy"])
def test_searching_finds_the_words_and_hides_the_rest(browser: Chrome, words: str) -> None:
    search(browser, words)
    assert browser.find_element(By.ID, "osumat").text == "1 / 14 asiakirjaa"
    (row,) = seen(browser, ".documents tbody tr")
    assert row.find_element(By.TAG_NAME, "a").text == "kioski"
    assert words.split()[-1].lower() in [mark.text.lower() for mark in row.find_elements(By.TAG_NAME, "mark")]


def test_nothing_found_is_said_and_an_empty_search_shows_all_again(browser: Chrome) -> None:
    search(browser, "avaruusalus")
    assert browser.find_element(By.ID, "osumat").text == "0 / 14 asiakirjaa"
    assert not seen(browser, ".documents tbody tr")
    browser.find_element(By.ID, "hae").send_keys(Keys.CONTROL + "a", Keys.DELETE)
    wait(browser, "document.getElementById('osumat').textContent === ''")
    assert len(seen(browser, ".documents tbody tr")) == 14


def test_a_field_narrows_the_search_and_base_forms_are_found(browser: Chrome) -> None:
    search(browser, "palvelu kioski")
    select = Select(browser.find_element(By.ID, "kentta"))
    select.select_by_value("goals")
    wait(browser, "document.querySelectorAll('.hits a').length === 1")
    (hit,) = seen(browser, ".hits a")
    assert hit.text == "Kioskien palveluja lisätään · päätavoite"
    select.select_by_value("outcomes")
    wait(browser, "document.getElementById('osumat').textContent.startsWith('0 ')")


def test_what_was_found_leads_to_its_place_in_the_text(browser: Chrome) -> None:
    search(browser, "kioskilla")
    seen(browser, ".hits a")[0].click()
    wait(browser, "CSS.highlights.has('haku')")
    shown = "return [...CSS.highlights.get('haku')].map((range) => range.toString())"
    assert browser.execute_script(shown) == ["kioskilla"]
    (article,) = seen(browser, ".view")
    assert article.find_element(By.TAG_NAME, "h1").text == "kioski"


@pytest.mark.parametrize("words", ["a.c", "(", "\\", "[a-z]", "*", "\"'<b>", "$&", "kirjasto " * 200 + "ei"])
def test_what_is_searched_for_is_words_and_no_pattern(browser: Chrome, words: str) -> None:
    field = browser.find_element(By.ID, "hae")
    browser.execute_script(
        "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input'))", field, words
    )
    wait(browser, "document.getElementById('osumat').textContent === '0 / 14 asiakirjaa'")
    assert logged(browser, "browser") == []


def test_choosing_a_field_by_its_letter_turns_no_page(browser: Chrome) -> None:
    browser.execute_script("location.hash = '#d1'")
    wait(browser, "!document.getElementById('d1').hidden")
    script = """
        const event = new KeyboardEvent("keydown", {key: "p", bubbles: true});
        document.getElementById("kentta").dispatchEvent(event);
        return location.hash;
    """
    assert browser.execute_script(script) == "#d1"


@pytest.mark.parametrize("address", ["#100%", "#ei-ole", "#d0/99999"])
def test_an_address_that_leads_nowhere_shows_something(browser: Chrome, file: Path, address: str) -> None:
    browser.get("about:blank")
    browser.get(file.as_uri() + address)
    assert len(seen(browser, ".view")) == 1
    assert logged(browser, "browser") == []


def test_a_mention_leads_to_its_entity_and_back(browser: Chrome) -> None:
    search(browser, "simon")
    seen(browser, ".documents tbody a")[0].click()
    wait(browser, "document.querySelector('.document:not([hidden])') !== null")
    mention = next(mark for mark in seen(browser, "a.hit.organizations") if mark.text == "Simon kunta")
    mention.click()
    wait(browser, "!document.getElementById('nimet').hidden")
    (entity,) = [each for each in seen(browser, ".entity") if each.get_attribute("open")]
    assert entity.find_element(By.TAG_NAME, "b").text == "Simon kunta"
    entity.find_element(By.CSS_SELECTOR, ".contexts a").click()
    wait(browser, "document.getElementById('nimet').hidden")
    start = TEXT.index("Simon kunta")
    assert browser.execute_script("return document.activeElement.id").endswith(f"-organizations-{start}-{start + 11}")


def test_the_keyboard_is_enough(browser: Chrome) -> None:
    body = browser.find_element(By.TAG_NAME, "body")
    body.send_keys("/")
    wait(browser, "document.activeElement.id === 'hae'")
    browser.switch_to.active_element.send_keys("kioskilla")
    wait(browser, "document.querySelector('.hits a') !== null")
    browser.execute_script("document.querySelector('.hits a').focus()")
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    wait(browser, "document.querySelector('.document:not([hidden]) h1')?.textContent === 'kioski'")


def test_nothing_is_wider_than_a_telephone(browser: Chrome) -> None:
    narrow = {"width": 400, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", narrow)
    try:
        for name in ("yleiskuva", "kuvat", "seuranta", "asiakirjat", "d0", "nimet"):
            browser.execute_script(f"location.hash = '#{name}'")
            wait(browser, f"!document.getElementById('{name}').hidden")
            assert browser.execute_script("return document.documentElement.scrollWidth") <= 400, name
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
