"""One file to be mailed, and what comes back: who sent it, what changed, whether the mail changed it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import SHIPPED, Run, read_register
from laocoop.errors import LaocoopError
from laocoop.storage.sent import packed, unpacked

LATER = "for-laos.toml"


@pytest.fixture
def theirs(register: Path) -> str:
    shutil.copy(register, "theirs.toml")
    return "theirs.toml"


def test_what_was_sent_is_received_as_it_was(run: Run, register: Path, theirs: str) -> None:
    run("config", "party", "VN")
    first = run("send", "-o", LATER)
    assert first.status == 0 and "change since" not in first.out
    run("start", "MOU-1", "-n", "Kế hoạch 2026")
    second = run("send", "-o", LATER, "--yes")
    assert "1 change since what was sent on 22 Nov 2026." in second.out and "Kế hoạch" in second.out
    shown = run("--file", theirs, "receive", LATER, "--dry-run")
    assert "Sent by VN · Hoa on 22 Nov 2026" in shown.out and "Would bring in" in shown.out
    assert read_register(Path(theirs)).updates == read_register(SHIPPED).updates
    taken = run("--file", theirs, "receive", LATER, "--yes")
    assert taken.status == 0 and "Brought in from for-laos.toml: 1 update." in taken.out
    assert read_register(Path(theirs)) == read_register(register)
    before = Path(theirs).read_bytes()
    assert "Nothing new" in run("--file", theirs, "receive", LATER, "--yes").out
    assert Path(theirs).read_bytes() == before
    assert "the merge of for-laos.toml" in run("--file", theirs, "undo", "--yes").out


def test_without_a_yes_nothing_is_taken_in(run: Run, register: Path, theirs: str) -> None:
    run("note", "MOU-1", "x", "-p", "VN")
    run("send", "-o", LATER)
    before = Path(theirs).read_bytes()
    told = run("--file", theirs, "receive", LATER)
    assert told.status == 7 and Path(theirs).read_bytes() == before


def test_it_is_a_register_for_who_has_no_receive(run: Run, register: Path, theirs: str) -> None:
    run("note", "MOU-1", "x", "-p", "VN")
    run("send", "-o", LATER)
    assert run("--file", LATER, "check").status == 0
    assert "1 update" in run("--file", theirs, "merge", LATER).out


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r\n\r\n", ""])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.sampled(3)
def test_what_mail_programs_do_is_no_damage(
    run: Run, register: Path, theirs: str, end: str, mark: str
) -> None:
    run("note", "MOU-1", "đã gửi ແລ້ວ", "-p", "VN")
    run("send", "-o", LATER)
    text = Path(LATER).read_text("utf-8").rstrip("\n")
    lines = (mark + text).split("\n")
    joined = ("\r\n" if "\r" in end else "\n").join(lines) + end
    Path(LATER).write_bytes(joined.encode())
    told = run("--file", theirs, "receive", LATER, "--yes")
    assert told.status == 0 and "1 update" in told.out, told.err


@given(st.data())
def test_any_other_change_is_told(data: st.DataObject) -> None:
    sent = packed(SHIPPED.read_bytes(), "Hoa", "2026-11-22T09:00:00+07:00", "", ["x"], "r")
    body = sent.index(b"\n# ---\n") + 7
    at = data.draw(st.integers(body, len(sent) - 3))
    became = data.draw(st.sampled_from([b"", b"x", b"# ---\n", b"\xc3\xa9"]))
    changed = sent[:at] + became + sent[at + 1 :]
    if changed == sent:
        return
    with pytest.raises(LaocoopError) as raised:
        unpacked(changed, "f")
    assert raised.value.code in ("sent-damaged", "bad-bytes")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "# laocoop send 1",
        "# laocoop send 1\n# ---\n",
        "# laocoop send 2\n# ---\nschema = 1\n",
    ],
)
def test_what_nobody_sent_is_told(run: Run, register: Path, text: str) -> None:
    Path("f.toml").write_text(text)
    told = run("receive", "f.toml", "--yes")
    assert told.status in (3, 4) and "f.toml" in told.err and "Traceback" not in told.err
    told = run("receive", str(register), "--yes")
    assert told.status == 4 and "laocoop merge" in told.err


def test_no_register_that_somebody_works_on_is_written_over(
    run: Run, register: Path, theirs: str
) -> None:
    for name in (str(register), theirs):
        before = Path(name).read_bytes()
        assert run("send", "-o", name, "--yes").status == 6 and Path(name).read_bytes() == before
    run("send", "-o", LATER)
    assert run("--file", LATER, "note", "MOU-1", "worked on", "-p", "LA").status == 0
    before = Path(LATER).read_bytes()
    assert run("send", "-o", LATER, "--yes").status == 6 and Path(LATER).read_bytes() == before
    Path("link.toml").symlink_to(LATER)
    assert run("send", "-o", "link.toml", "--yes").status == 6
    os.mkfifo("pipe.toml")
    assert run("send", "-o", "pipe.toml", "--yes").status == 6
    # A file that was sent, on which one works without having changed it yet:
    run("send", "-o", "new.toml")
    assert run("--file", "new.toml", "send", "-o", "new.toml", "--yes").status == 6


def test_who_sent_it_is_clean(run: Run, register: Path, theirs: str) -> None:
    run("note", "MOU-1", "x", "-p", "VN")
    run("send", "-o", LATER, "--by", "Hoa\x1b[31m\n# sha256: 0\n# ---\nschema = 9")
    told = run("--file", theirs, "receive", LATER, "--dry-run")
    assert told.status == 0 and "\x1b" not in told.out and "Sent by Hoa" in told.out


def test_a_field_changed_on_both_sides_is_named_with_what_to_type(
    run: Run, register: Path, theirs: str
) -> None:
    for path, title in ((str(register), "Một"), (theirs, "Hai")):
        text = Path(path).read_text("utf-8")
        Path(path).write_text(text.replace('vi = "Việc làm"', f'vi = "{title}"', 1), "utf-8")
    run("send", "-o", LATER)
    told = run("--file", theirs, "receive", LATER, "--yes")
    assert told.status == 8 and f"laocoop --file {theirs} receive {LATER} --take ours" in told.err
    assert run("--file", theirs, "receive", LATER, "--yes", "--take", "theirs").status == 0
