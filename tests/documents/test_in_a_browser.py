"""Pages in a real browser: they filter and sort, fit a phone, ask nothing of a network, and serve those who hear them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import Run, needs
from test_golden import STORY

pytestmark = pytest.mark.system

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_NO_NETWORK = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PAGES = ["report", "list --all", "progress --by theme --matrix", "show MOU-6 M9-6", "history"]


@pytest.fixture
def story(run: Run, register: Path) -> None:
    needs("chromium")
    needs("playwright")
    for command in STORY:
        assert run(*command).status == 0


@pytest.fixture
def chromium(story: None) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        program = shutil.which("chromium")
        browser = driver.chromium.launch(executable_path=program, args=_NO_NETWORK)
        yield browser
        browser.close()


def opened(browser: Any, width: int, **how: Any) -> tuple[Any, list[str]]:
    """The page at a width, and what it complains of or asks for beside itself."""
    page = browser.new_context(viewport={"width": width, "height": 900}, **how).new_page()
    address = Path("x.html").resolve().as_uri()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", lambda asked: heard.append(asked.url) if asked.url != address else None)
    page.goto(address)
    return page, heard


def shown(page: Any, place: int) -> list[str]:
    """The texts of a column of the last table, of the rows that are seen."""
    rows = page.locator("table").last.locator("tr.row:visible")
    return [rows.nth(at).locator("th, td").nth(place).inner_text() for at in range(rows.count())]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["vi", "lo", "en"])
def test_it_filters_and_sorts(language: str, width: int, run: Run, chromium: Any) -> None:
    assert run("--lang", language, "report", "-o", "x.html").status == 0
    page, heard = opened(chromium, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    everything = page.locator("tr.row:visible").count()

    box = page.locator("#wanted")
    box.fill("MOU-8")
    few = page.locator("tr.row:visible").count()
    assert 0 < few < everything
    assert f"{few} " in page.locator("output").inner_text()
    assert all("MOU-8" in t for t in page.locator("tr.row:visible").all_inner_texts())
    box.fill("an toan lao dong" if language == "vi" else "MOU-2")
    assert any("MOU-2" in text for text in page.locator("tr.row:visible").all_inner_texts())
    box.fill("")
    assert page.locator("tr.row:visible").count() == everything

    table = page.locator("table").last
    before = shown(page, 0)
    button = table.locator("thead button").first
    button.click()
    assert table.locator("thead th").first.get_attribute("aria-sort") == "ascending"
    groups = table.locator("tbody")
    ids = [groups.nth(at).locator("tr.row th").all_inner_texts() for at in range(groups.count())]
    assert ids == [sorted(group, key=_by_number) for group in ids]
    button.click()
    assert shown(page, 0)[: len(ids[0])] == ids[0][::-1]
    button.click()
    assert shown(page, 0) == before
    assert heard == []


def _by_number(ident: str) -> tuple[str, int, str]:
    """As a person sorts ids: MOU-2 before MOU-10."""
    name, number = ident.split("-", 1)
    first, _dot, rest = number.partition(".")
    return name, int(first), rest


def test_days_are_sorted_as_days(run: Run, chromium: Any) -> None:
    assert run("--lang", "vi", "list", "--all", "--sort", "id", "-o", "x.html").status == 0
    page, _heard = opened(chromium, 1280)
    page.locator("thead button", has_text="Hạn").click()
    groups = page.locator("tbody")
    for at in range(groups.count()):
        cells = groups.nth(at).locator("tr.row td:last-child")
        keys = [cells.nth(n).get_attribute("data-order") for n in range(cells.count())]
        days = [key for key in keys if key]
        assert keys == sorted(days) + [None] * (len(keys) - len(days))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("asked", PAGES)
def test_nothing_bars_those_who_hear_it_or_see_little(
    asked: str, width: int, scheme: str, run: Run, chromium: Any
) -> None:
    axe = pytest.importorskip("axe_playwright_python")
    rules = Path(axe.__file__).with_name("axe.min.js").read_text("utf-8")
    for language in ("vi", "lo"):
        assert run("--lang", language, *asked.split(), "-o", "x.html", "-y").status == 0
        page, heard = opened(chromium, width, color_scheme=scheme, bypass_csp=True)
        page.evaluate(rules)
        found = page.evaluate("rules => axe.run(document, {runOnly: rules})", _RULES)
        assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == []
        assert len(found["passes"]) > 30 and heard == []


def test_hostile_text_does_nothing(run: Run, chromium: Any) -> None:
    words = "</script><script>document.title='taken'</script><img src=https://a.example/x>"
    assert run("note", "MOU-1", words, "-p", "VN", "--on", "1/6/2026").status == 0
    assert run("report", "-o", "x.html", "-y").status == 0
    page, heard = opened(chromium, 1280)
    page.wait_for_timeout(200)
    assert page.title() != "taken" and heard == [] and words in page.inner_text("main")


def test_it_prints_whole_pages(run: Run, chromium: Any) -> None:
    """On A4, in ink: without what only a screen needs, its rows whole."""
    import pypdf

    assert run("report", "-o", "x.html").status == 0
    page, _heard = opened(chromium, 1280, color_scheme="dark")
    page.pdf(path="x.pdf", prefer_css_page_size=True)
    pages = pypdf.PdfReader("x.pdf").pages
    told = " ".join(each.extract_text() for each in pages)
    assert float(pages[0].mediabox.width) == pytest.approx(595, abs=2)
    assert "MOU-8" in told and "Show only rows with" not in told
