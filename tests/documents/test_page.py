"""Pages for a browser, read back by another library than the one that writes them, beside the JSON of the same answer."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from answers import ANSWERS, ids_in
from conftest import Run
from test_golden import STORY


@pytest.fixture
def story(run: Run, register: Path) -> None:
    for command in STORY:
        assert run(*command).status == 0


def page(path: str = "x.html") -> Any:
    return lxml.html.document_fromstring(Path(path).read_bytes())


def words(element: Any) -> str:
    return "".join(element.text_content().split())


@pytest.mark.parametrize("language", ["vi", "lo", "en"])
@pytest.mark.parametrize("name", ANSWERS)
def test_every_id_and_every_cell_is_there(name: str, language: str, run: Run, story: None) -> None:
    asked = ("--lang", language, *ANSWERS[name].split())
    assert run(*asked, "-o", "x.html").status == 0
    drawn = page()
    told = words(drawn.find(".//main"))
    known = {i for i in ids_in(json.loads(run(*asked, "-f", "json").out)) if i[0].isupper()}
    assert all(ident in told for ident in known)
    # The same headings and cells as in the text that people read.
    marked = run(*asked, "-f", "markdown").out
    cells = {words(cell) for cell in drawn.iter("td", "th")}
    for line in (line for line in marked.splitlines() if line.startswith("| ")):
        for cell in line[2:-2].split(" | "):
            plain = "".join(re.sub(r"\\(.)", r"\1", cell.replace("<br>", "")).split())
            assert plain in cells, cell
    headings = re.findall("^(#+) (.*)$", marked, re.M)
    shown = [(h.tag, words(h)) for h in drawn.iter("h1", "h2", "h3")]
    for signs, text in headings:
        assert (f"h{len(signs)}", "".join(re.sub(r"\\(.)", r"\1", text).split())) in shown
    assert drawn.get("lang") == language


def test_its_figures_days_and_lines_are_those_of_the_json(run: Run, story: None) -> None:
    assert run("report", "-o", "x.html").status == 0
    drawn = page()
    sections = json.loads(run("report", "-f", "json").out)["sections"]
    large = [element.text for element in drawn.cssselect(".figures strong")]
    total = sections["headline"]
    assert large[0] == str(total["total"]) and large[1] == f"{total['share'] * 100:.1f} %"
    counted = ("overdue", "due_next", "waiting", "differing")
    # The actions among them are told beside the figure.
    commitments = [sum(not each["parent"] for each in sections[name]) for name in counted]
    assert large[2:] == [*map(str, commitments)]

    quarters = json.loads(run("timeline", "-f", "json").out)["quarters"]
    spans = drawn.cssselect(".course > li")
    assert len(spans) == 8
    for span, quarter in zip(spans, quarters, strict=True):
        assert [a.text for a in span.cssselect("ul a")] == quarter["due"]
        assert bool(span.cssselect(".today")) == quarter["is_now"]
    (line,) = drawn.cssselect(".today")
    assert "t57" in line.get("class").split()  # 22 November: 52 of the 91 days after 1 October

    lines = json.loads(run("lineage", "-f", "json").out)["lines"]
    heads = re.findall(r"(?<=>)(?:M\d|MOU) \(\d{4}\)(?=</th>)", Path("x.html").read_text("utf-8"))
    assert heads == ["M5 (2017)", "M6 (2019)", "M7 (2021)", "M8 (2023)", "M9 (2025)", "MOU (2025)"]
    (table,) = [t for t in drawn.iter("table") if heads[0] in t.text_content()]
    rows = [re.findall(r"\b([A-Z]+\d*-\d+) ·", r.text_content()) for r in table.cssselect(".row")]
    assert rows == [[link["id"] for link in line] for line in lines]


def test_ids_lead_to_the_row_that_says_most(run: Run, story: None) -> None:
    assert run("report", "-o", "x.html").status == 0
    drawn = page()
    anchors = [element.get("id") for element in drawn.iter() if element.get("id")]
    assert len(anchors) == len({*anchors})
    inside = [a.get("href")[1:] for a in drawn.iter("a") if a.get("href").startswith("#")]
    assert {*inside} <= {*anchors}
    target = next(a.get("href")[1:] for a in drawn.cssselect(".course a") if a.text == "MOU-2")
    row = drawn.get_element_by_id(target)
    assert row.tag == "tr" and row.cssselect("th")[0].text_content() == "MOU-2"


@pytest.mark.parametrize("name", ["report", "list", "show"])
def test_it_is_one_file_that_lets_nothing_else_run(name: str, run: Run, story: None) -> None:
    assert run(*ANSWERS[name].split(), "-o", "x.html").status == 0
    drawn = page()
    (policy,) = [m for m in drawn.iter("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    for tag in ("style", "script"):
        (element,) = drawn.iter(tag)
        digest = b64encode(sha256(element.text_content().encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy.get("content")
    assert policy.get("content").startswith("default-src 'none'")
    for element in drawn.iter():
        if isinstance(element.tag, str):
            assert element.tag not in ("iframe", "object", "embed", "img", "base")
            assert not [k for k, _v in element.items() if k[:2] == "on" or k in ("style", "src")]
    (icon,) = drawn.iter("link")
    assert icon.get("href") == "data:,"


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</style></script><script>alert(1)</script>",
        "{{ 7 * 7 }} {% raw %} {# x #}",
        "' onmouseover='alert(1)",
        "javascript:alert(1) http://a.b/\"onclick='x'",
        "&lt;b&gt; &amp;",
    ],
)
def test_hostile_text_stays_text(hostile: str, run: Run, register: Path) -> None:
    assert run("note", "MOU-1", hostile, "-p", "VN", "--on", "1/6/2026").status == 0
    for command in ("report", "show MOU-1", "history"):
        assert run(*command.split(), "-o", "x.html", "-y").status == 0
        drawn = page()
        assert "".join(hostile.split()) in words(drawn.find(".//main"))
        assert (
            len([*drawn.iter("script")]) == 1
            and not [*drawn.iter("img", "b", "iframe")][len(drawn.cssselect(".share b")) :]
        )
        for element in drawn.iter("a"):
            assert element.get("href").startswith(("#", "http://", "https://"))
            assert {*element.keys()} <= {"href", "rel", "class"}


def test_the_same_answer_is_the_same_bytes(run: Run, story: None) -> None:
    for file in ("one.html", "two.htm"):
        assert run("--lang", "lo", "report", "-o", file).status == 0
    assert Path("one.html").read_bytes() == Path("two.htm").read_bytes()


def test_days_have_their_order_beside_them(run: Run, story: None) -> None:
    assert run("--lang", "vi", "list", "--all", "-o", "x.html").status == 0
    items = json.loads(run("list", "--all", "-f", "json").out)["items"]
    drawn = page()
    shown = {
        row.cssselect("th")[0].text_content(): row[4].get("data-order")
        for row in drawn.cssselect("tr.row")
    }
    assert {i["id"]: i["due"] for i in items} == shown


def test_without_its_library_one_command_is_named(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    result = run("report", "-o", "x.html")
    assert result.status == 4 and "pip install jinja2" in result.err
    assert not Path("x.html").exists()


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a browser is asked to open."""
    asked: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: asked.append(address) or True)
    return asked


def test_open_shows_the_page(run: Run, register: Path, browser: list[str], tmp_path: Path) -> None:
    register.chmod(0o600)
    result = run("--lang", "vi", "report", "--open")
    assert result.status == 0 and result.out == "" and "Đã ghi:" in result.err
    kept = tmp_path / "home/cache/laocoop/report.html"
    assert browser == [kept.as_uri()] and page(str(kept)).get("lang") == "vi"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert run("report", "--open").status == 0  # the next one takes its place, unasked
    assert page(str(kept)).get("lang") == "en"
    assert run("report", "--open", "-o", "own.html").status == 0
    assert browser[-1] == Path("own.html").resolve().as_uri()
    assert run("report", "--open", "-o", "own.html").status == 7  # over the user's own after a yes


def test_the_systems_browser_is_given_the_file(register: Path, tmp_path: Path) -> None:
    program = tmp_path / "browser.sh"
    program.write_text(f'#!/bin/sh\nprintf "%s" "$1" > {tmp_path}/asked\n', encoding="utf-8")
    program.chmod(0o755)
    command = [sys.executable, "-m", "laocoop", "report", "--open"]
    environment = os.environ | {"BROWSER": f"{program} %s"}
    assert subprocess.run(command, env=environment, capture_output=True).returncode == 0
    asked = (tmp_path / "asked").read_text(encoding="utf-8")
    assert page(asked.removeprefix("file://")).get("lang") == "en"


@pytest.mark.parametrize(
    "more", ["-f json", "-o x.docx", "-o x", "--bilingual vi,lo", "--template x"]
)
def test_open_is_for_pages_alone(more: str, run: Run, register: Path, browser: list[str]) -> None:
    result = run("report", "--open", *more.split())
    assert result.status == 2 and "--open" in result.err and not browser
    assert not Path("x.docx").exists()


def test_where_no_browser_is_the_file_is_named(
    run: Run, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webbrowser.open", lambda _address: False)
    result = run("report", "--open")
    assert result.status == 0 and "report.html" in result.err and "No browser" in result.err


@pytest.mark.parametrize("path", [".:{path}", ":{path}", "{path}:", "{here}:{path}"])
@pytest.mark.parametrize("display", ["", ":0"])
def test_no_browser_is_started_that_lies_in_the_folder(
    path: str, display: str, register: Path, tmp_path: Path
) -> None:
    mark = tmp_path / "ran"
    for name in ("www-browser", "xdg-open", "xdg-settings", "lynx", "firefox", "w3m"):
        Path(name).write_text(f"#!/bin/sh\necho {name} >> {mark}\n", encoding="utf-8")
        Path(name).chmod(0o755)
    command = [sys.executable, "-m", "laocoop", "report", "--open"]
    environment = {key: value for key, value in os.environ.items() if key != "BROWSER"}
    environment |= {"PATH": path.format(path="/nowhere", here=Path.cwd()), "DISPLAY": display}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0 and "report.html" in done.stderr, done.stderr
    assert not mark.exists(), mark.read_text(encoding="utf-8")
