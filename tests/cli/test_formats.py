"""The registry of formats: everything that names a format is made from its row."""

from __future__ import annotations

import importlib
import io
import os
from pathlib import Path

import pytest

from conftest import NOON, Run
from laocoop.cli import formats
from laocoop.cli.formats import FORMATS, is_refused, of_suffix
from laocoop.cli.options import completion
from laocoop.cli.output import _print_bytes
from laocoop.errors import UsageError


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_a_draw_of_its_own(name: str) -> None:
    assert FORMATS[name].name == name
    assert callable(importlib.import_module(FORMATS[name].module).draw)


def test_no_suffix_is_of_two_formats() -> None:
    suffixes = [suffix for form in FORMATS.values() for suffix in form.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(of_suffix(suffix.upper()) is not None for suffix in suffixes)
    assert not any(map(is_refused, suffixes))


TEXTS = [form for form in FORMATS.values() if not form.binary]


@pytest.mark.parametrize("form", TEXTS, ids=lambda form: form.name)
def test_a_format_may_be_called_as_its_files_are(form: formats.Format, run: Run) -> None:
    for suffix in form.suffixes:
        asked = run("list", "-f", suffix[1:].upper())
        named = run("list", "-f", form.name)
        assert asked.status == 0 and asked.out[:40] == named.out[:40]


def test_help_completion_and_the_refusal_name_them_all(run: Run) -> None:
    page = " ".join(run("list", "--help").out.split())
    assert all(name in page for name in FORMATS)
    offered = {name for name, _ in completion.formats(None, "")}  # type: ignore[arg-type]
    assert offered == set(FORMATS)
    refused = run("list", "-o", "x.odt")
    assert refused.status == 2 and not Path("x.odt").exists()
    assert all(form.suffixes[0] in refused.err for form in FORMATS.values() if form.suffixes)


@pytest.mark.parametrize(
    "name", [name for name, form in FORMATS.items() if form.suffixes and not form.binary]
)
def test_a_file_has_what_its_suffix_says(name: str, run: Run) -> None:
    for suffix in FORMATS[name].suffixes:
        assert run("list", "-o", f"x{suffix}", now=NOON).status == 0
        printed = run("list", "-f", name, now=NOON).out
        assert Path(f"x{suffix}").read_bytes() == printed.encode()


def test_a_binary_format_is_one_module_and_one_row(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As docx is: bytes that are no text reach a file and a pipe as they are."""
    (tmp_path / "pack.py").write_text(
        "def draw(answer, stream):\n    stream.write(bytes([0, 255, 10, 13, len(answer.payload()['items'])]))\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    row = formats.Format("pack", "pack", (".pack",), binary=True)
    monkeypatch.setitem(FORMATS, "pack", row)
    assert run("list", "-o", "x.pack").status == 0
    assert Path("x.pack").read_bytes()[:4] == bytes([0, 255, 10, 13])
    assert "pack" in run("list", "--help").out
    read, write = os.pipe()
    with os.fdopen(read, "rb") as ours, io.TextIOWrapper(os.fdopen(write, "wb")) as theirs:
        monkeypatch.setattr("sys.stdout", theirs)
        from laocoop.cli.app import main

        assert main(["list", "--format", "pack"]) == 0
        theirs.flush()
        assert ours.read(4) == bytes([0, 255, 10, 13])


def test_bytes_are_never_printed_on_a_screen() -> None:
    class Screen(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    screen = Screen(io.BytesIO())
    with pytest.raises(UsageError) as refused:
        _print_bytes(screen, None, formats.Format("pack", "pack", binary=True))  # type: ignore[arg-type]
    assert refused.value.code == "no-text-format" and screen.buffer.getvalue() == b""  # type: ignore[attr-defined]
