"""FIRST DAYS, A13 and A16: ids, themes, and what is meant by a word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Run


@pytest.mark.parametrize("typed", ["mou3", "MOU 3", "mou.3", "MoU_3", "mou-3"])
def test_an_id_is_known_without_its_signs(typed: str, run: Run, register: Path) -> None:
    (item,) = json.loads(run("show", typed, "-f", "json").out)["items"]
    assert item["id"] == "MOU-3"


def test_an_id_that_may_be_two_is_not_guessed(run: Run, register: Path) -> None:
    for ident in ("X-1.1", "X-11"):
        run("add", "x", "-i", "M9", "--id", ident, "-p", "VN")
    assert run("show", "x11").status == 4


@pytest.mark.parametrize("language", ["vi", "lo", "en"])
def test_themes_lists_ids_and_names_and_both_may_be_typed(
    language: str, run: Run, register: Path
) -> None:
    themes = json.loads(run("--lang", language, "themes", "-f", "json").out)["items"]
    assert len(themes) == 22
    page = run("--lang", language, "themes", "-f", "table").out
    for theme in themes:
        assert theme["id"] in page
        by_id = run("list", "--theme", theme["id"], "-f", "json").out
        by_name = run("list", "--theme", theme["name"][language], "-f", "json").out
        assert json.loads(by_id)["items"] == json.loads(by_name)["items"]
        assert len(json.loads(by_id)["items"]) == theme["commitments"]


@pytest.mark.parametrize("command", ["diff", "merge"])
def test_a_copy_that_is_not_there_is_no_reason_to_make_one(
    command: str, run: Run, register: Path
) -> None:
    result = run(command, "from-laos.toml")
    assert result.status == 4 and "from-laos.toml" in result.err and "init" not in result.err


def test_load_says_that_it_can_be_told_to_ask_nothing(run: Run) -> None:
    assert "--yes" in run("load", "--help").out
