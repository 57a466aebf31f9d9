"""FIRST DAYS, A9 and A16: no file under the name of a program that could not open it."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run


@pytest.mark.parametrize("suffix", ["doc", "odt", "rtf", "ods", "pages", "ODP", "epub", "xls"])
@pytest.mark.parametrize("language", ["vi", "lo", "en"])
def test_suffixes_that_nobody_writes_are_refused(
    suffix: str, language: str, run: Run, register: Path
) -> None:
    result = run("--lang", language, "report", "-o", f"bao-cao.{suffix}")
    assert (result.status, result.out) == (2, "")
    assert ".docx (Word" in result.err and ".md," in result.err  # which Word does not read
    assert not Path(f"bao-cao.{suffix}").exists()
