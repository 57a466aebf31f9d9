"""Any bytes give a register or one clean error."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import NOON, SHIPPED, Run, read_register
from laocoop.errors import LaocoopError, RegisterError
from laocoop.i18n.errors.sentences import sentence
from laocoop.storage.check import check
from laocoop.storage.examine import parse

GOOD = SHIPPED.read_bytes()


def is_clean(data: bytes) -> bool:
    """True if reading gives a register, or an error that can be told."""
    try:
        parse(data, "x.toml")
    except RegisterError as error:
        said = sentence(error.code, error.params)
        assert said.wrong and said.remedy and error.place
    check(data, "x.toml", NOON)
    return True


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    assert is_clean(data)


@settings(max_examples=150, deadline=None)
@given(
    st.integers(0, len(GOOD)),
    st.integers(0, 60),
    st.binary(max_size=20) | st.sampled_from([b'"', b"[[", b"\n[[update]]\n", b"= 1\n", b"\0"]),
)
def test_damaged_registers(start: int, length: int, instead: bytes) -> None:
    assert is_clean(GOOD[:start] + instead + GOOD[start + length :])


@given(
    st.recursive(
        st.none().map(lambda _: 0)
        | st.booleans()
        | st.integers()
        | st.text()
        | st.dates()
        | st.floats(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=8,
    ),
    st.sampled_from(["register", "party", "theme", "source", "instrument", "commitment", "update"]),
    st.sampled_from(
        [
            "id",
            "name",
            "title",
            "parties",
            "due",
            "period",
            "cites",
            "lead",
            "on",
            "recorded",
            "retracts",
            "target",
        ]
    ),
)
def test_any_value_under_any_key(value: object, kind: str, key: str) -> None:
    import tomli_w

    try:
        document = tomli_w.dumps({"schema": 1, kind: [{"id": "x", key: value}]})
    except (UnicodeEncodeError, ValueError):
        return
    assert is_clean(document.encode("utf-8", "replace"))


def test_byte_order_mark_and_crlf_are_read_through(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace(b"\n", b"\r\n"))
    assert read_register(path).commitments.keys() == read_register(SHIPPED).commitments.keys()


def test_a_place_after_crlf_and_mark_is_right(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(b"\xef\xbb\xbfschema = 1\r\n\r\n[register]\r\nperiod = 2026\r\n")
    result = run("--file", str(path), "list")
    assert f"{path}:4:1: " in result.err and "  | period = 2026\n" in result.err


@pytest.mark.parametrize("kind", ["missing", "folder", "unreadable"])
def test_files_that_cannot_be_opened(kind: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "there.toml"
    if kind == "folder":
        path.mkdir()
    if kind == "unreadable":
        path = Path("x" * 5000)
    result = run("--file", str(path), "list", "--format", "json")
    assert result.status in (3, 4) and result.out == ""
    assert "What to do:" in result.err and "Traceback" not in result.err


def test_a_moment_without_offset_is_read_in_the_time_of_both_capitals() -> None:
    text = GOOD.decode().replace("2026-11-22T09:00:00+07:00", "2026-11-22T09:00:00")
    moments = {update.recorded.isoformat() for update in parse(text.encode(), "x").updates}
    assert moments == {"2026-11-22T09:00:00+07:00"}


def test_control_characters_and_markup_in_data_do_no_harm(tmp_path: Path, run: Run) -> None:
    evil = 'en = "[/annex] [bold]x[/bold] \\u001b[31mred\\u0007 \\u202eright \\u009b2J `|*` =1+1"'
    text = GOOD.decode().replace('en = "Employment" }\nparties', evil + " }\nparties")
    assert evil in text
    path = tmp_path / "x.toml"
    path.write_text(text, encoding="utf-8")
    for form in ("table", "plain", "csv", "json", "markdown"):
        for command in (["list"], ["show", "MOU-1"], ["report"], ["progress"], ["search", "annex"]):
            result = run("--file", str(path), *command, "--format", form)
            assert result.status == 0, result.err
            assert not set(result.out) & {"\x1b", "\x07", "\u202e", "\x9b"}, (form, command)
    shown = run("--file", str(path), "show", "MOU-1", "--format", "table").out
    assert "[/annex] [bold]x[/bold]" in shown


def test_errors_have_a_place_even_without_a_line() -> None:
    with pytest.raises(LaocoopError) as raised:
        parse(b"schema = 1", "x.toml")
    assert str(raised.value.place).startswith("x.toml")


def test_records_without_a_name_are_shown_by_their_id(tmp_path: Path, run: Run) -> None:
    """A name may be absent: no command may need it."""
    path = tmp_path / "x.toml"
    path.write_text(
        'schema = 1\n[register]\nperiod = "2026-2027"\n[[party]]\nid = "VN"\n[[theme]]\nid = "T"\n'
        '[[instrument]]\nid = "M9"\nkind = "minutes"\n[[event]]\nid = "E"\n[[commitment]]\n'
        'id = "M9-1"\ninstrument = "M9"\ntitle = "x"\nparties = ["VN"]\nthemes = ["T"]\n',
        encoding="utf-8",
    )
    for command in ("list", "show M9-1", "report", "progress", "instruments", "event", "search x"):
        result = run("--file", str(path), *command.split(), "--format", "table")
        assert result.status == 0 and result.out, (command, result.err)
