"""What a twenty-ninth round of attacks found, and a thirtieth: states in git that were no register, one entry that quotes many ids, and
lists that repeat one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import SHIPPED, Run, read_register
from costs import LEAST_SQUARE, ratio_of
from laocoop.reports.pages import lineage
from laocoop.storage.locate import cache_folder
from laocoop.storage.merge import reverted
from laocoop.storage.merge.reverted import without_reverted
from offices import Folder

WHO = ("-c", "user.name=x", "-c", "user.email=x@y")
BREAKING = [b"<<<<<<< ours\n", b"# \xff\n", b"x = = 1\n"]


def commitments(count: int, title: str, more: bytes = b"") -> bytes:
    return (
        b"schema = 2\n"
        + more
        + b"".join(
            f'\n[[commitment]]\nid = "MOU-{at}"\ntitle = {{ en = "{title}" }}\n'.encode()
            for at in range(count)
        )
    )


def two(tmp_path: Path, run: Run) -> tuple[Folder, Folder]:
    """Two that have met."""
    (tmp_path / "hub").mkdir()
    folders = Folder(tmp_path / "vn", run), Folder(tmp_path / "la", run)
    for folder in folders:
        folder.path.mkdir()
    shutil.copy(SHIPPED, folders[0].register)
    for folder in folders:
        assert folder("sync", "--setup", "../hub").status == 0
    return folders


@pytest.mark.parametrize("breaking", BREAKING)
def test_a_commit_of_ones_own_that_is_no_register_is_committed_over(
    breaking: bytes, run: Run, tmp_path: Path
) -> None:
    vn, la = two(tmp_path, run)
    sound = vn.register.read_bytes()
    vn.register.write_bytes(breaking + sound)
    vn.git(*WHO, "commit", "-qam", "work")
    assert vn("sync").status == 3
    vn.register.write_bytes(sound)
    vn("note", "MOU-1", "mended")
    assert vn("sync").status == 0
    assert la("sync").status == 0
    assert read_register(la.register).updates == read_register(vn.register).updates


@pytest.mark.parametrize("breaking", BREAKING)
def test_a_state_that_was_no_register_is_passed_over(
    breaking: bytes, run: Run, tmp_path: Path
) -> None:
    vn, la = two(tmp_path, run)
    git = Folder(tmp_path / "vn2", run)
    hub = next((tmp_path / "hub").iterdir())
    subprocess.run(["git", "clone", "-q", os.fspath(hub), os.fspath(git.path)], check=True)
    sound = git.register.read_bytes()
    for data, name in ((breaking + sound, "broken"), (sound, "mended")):
        git.register.write_bytes(data)
        git.git(*WHO, "commit", "-qam", name)
    git.git("push", "-q")
    vn("sync")
    vn("add", "act", "--under", "MOU-1")
    assert vn("sync").status == 0 and la("sync").status == 0
    own = vn.register.read_text(encoding="utf-8")
    vn.register.write_text(own.replace('"act"', '"act two"'), encoding="utf-8")
    la("note", "MOU-1", "hi")
    assert la("sync").status == 0
    told = vn("sync")
    assert told.status == 0, told.err
    assert "hi" in vn.register.read_text(encoding="utf-8")


def test_what_both_go_back_to_may_be_no_register(run: Run, tmp_path: Path) -> None:
    vn, la = two(tmp_path, run)
    git = Folder(tmp_path / "vn2", run)
    hub = next((tmp_path / "hub").iterdir())
    subprocess.run(["git", "clone", "-q", os.fspath(hub), os.fspath(git.path)], check=True)
    sound = git.register.read_bytes()
    git.register.write_bytes(b"<<<<<<< ours\n" + sound)
    git.git(*WHO, "commit", "-qam", "broken")
    git.git("push", "-q")
    for folder in (vn, la):  # each goes on from the broken one
        folder.git("pull", "-q")
        folder.register.write_bytes(sound)
        folder("note", "MOU-1", f"of {folder.path.name}")
    assert la.path != vn.path
    git.register.write_bytes(sound)
    git.git(*WHO, "commit", "-qam", "mended")
    git.git("push", "-q")
    for folder in (vn, la, vn):
        told = folder("sync")
        assert told.status == 0, told.err
    notes = vn.register.read_text(encoding="utf-8")
    assert "of vn" in notes and "of la" in notes
    assert read_register(la.register).updates == read_register(vn.register).updates


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What is read of earlier states."""
    told: list[bytes] = []
    whole = reverted.take_apart

    def counted(data: bytes, path: str) -> object:
        told.append(data)
        return whole(data, path)

    monkeypatch.setattr(reverted, "take_apart", counted)
    return told


def test_a_record_that_stands_as_it_did_is_read_once(reads: list[bytes]) -> None:
    base, ours = commitments(10, "Put right"), commitments(10, "New")
    assert without_reverted(base, ours, [commitments(10, "Once")] * 50) == base
    assert len(reads) < 2 * 10 + 5


def test_one_entry_that_quotes_many_ids_is_read_once(reads: list[bytes]) -> None:
    count = 50
    quoting = "".join(f'id = "MOU-{at}"\n' for at in range(count))
    entry = f"\n[[update]]\nid = \"aaaaaaaa\"\nnote = '''\n{quoting}'''\n".encode()
    base, ours = commitments(count, "Put right"), commitments(count, "New")
    states = [commitments(count, "Once", entry), commitments(count, "Once")] * 3
    assert without_reverted(base, ours, states) == base
    assert sum(data.startswith(entry[1:20]) for data in reads) <= 3
    assert len(reads) < 3 * count


@pytest.mark.parametrize("breaking", BREAKING)
def test_a_state_that_cannot_be_read_says_nothing(breaking: bytes) -> None:
    """Also where it is read whole, since the record is written there in another way."""
    base, ours = commitments(1, "Put right"), commitments(1, "New")
    inline = b'commitment = [{ id = "MOU-0", title = { en = "New" } }]\n'
    assert without_reverted(base, ours, [breaking + inline]) == base


def test_what_was_not_there_yet_costs_no_reading(reads: list[bytes]) -> None:
    base, ours = commitments(3, "Put right"), commitments(3, "New")
    assert without_reverted(base, ours, [b"schema = 2\n# nothing yet\n"] * 50) == base
    assert len(reads) < 5


def test_a_list_that_repeats_an_id_names_it_once(register: Path, run: Run) -> None:
    shipped = register.read_text(encoding="utf-8")

    def made(count: int) -> str:
        roots = [f"M9-r{at}" for at in range(count)]
        records = [(each, "") for each in roots]
        records.append(("M9-x", f"continues = {roots}\n"))
        records += [(f"M9-z{at}", f"continues = {['M9-x'] * 20 * count}\n") for at in range(5)]
        return shipped + "".join(
            f'\n[[commitment]]\nid = "{ident}"\ninstrument = "M9"\ntitle = {{ en = "{ident}" }}\n'
            f'parties = ["VN"]\n{more}'
            for ident, more in records
        )

    def work(text: str) -> None:
        shutil.rmtree(cache_folder(), ignore_errors=True)  # what an index knows costs nothing
        register.write_text(text, encoding="utf-8")
        assert run("lineage").status == 0

    assert ratio_of(work, 400, made) < LEAST_SQUARE


def test_steps_count_for_the_bound_of_lines(
    register: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten that each carry on each of ten: eleven links a line, and a hundred steps."""
    first = [f"M9-a{at}" for at in range(10)]
    second = [f"M9-b{at}" for at in range(10)]
    records = [("M9-r", ""), *((each, 'continues = ["M9-r"]\n') for each in first)]
    records += [(each, f"continues = {first}\n") for each in second]
    with register.open("a", encoding="utf-8") as file:
        for ident, more in records:
            file.write(
                f'\n[[commitment]]\nid = "{ident}"\ninstrument = "M9"\n'
                f'title = {{ en = "{ident}" }}\nparties = ["VN"]\n{more}'
            )
    steps = 1 + 10 + 100
    for most, status in ((steps, 0), (steps - 1, 5)):
        monkeypatch.setattr(lineage, "MOST_LINKS", most)
        assert run("lineage", "M9-r").status == status


def test_many_edits_that_were_not_there_yet_take_as_long_as_they_are_many() -> None:
    def work(count: int) -> None:
        base, ours = commitments(count, "Put right"), commitments(count, "New")
        earlier = commitments(count, "Once").replace(b"MOU-", b"M9-")
        assert without_reverted(base, ours, [earlier] * 3) == base

    assert ratio_of(work, 1000) < LEAST_SQUARE


def test_an_answer_goes_to_what_was_shown_or_nowhere(
    register: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it was asked, a merge gave the action that was shown another id."""
    shipped = register.read_text(encoding="utf-8")

    def with_action(title: str, day: str) -> str:
        return shipped + (
            f'\n[[commitment]]\nid = "MOU-x1"\ninstrument = "MOU"\nparent = "MOU-1"\n'
            f'title = {{ en = "{title}" }}\nparties = ["VN", "LA"]\n'
            f'recorded = {day}T09:00:00+07:00\nby = "{title}"\nstep = "{title}"\n'
        )

    register.write_text(with_action("Workshop", "2026-11-20"), encoding="utf-8")
    Path("theirs.toml").write_text(with_action("Seminar", "2026-11-19"), encoding="utf-8")

    def asked(*_given: object) -> bool:
        assert run("merge", "theirs.toml").status == 0
        return True

    monkeypatch.setattr("laocoop.cli.commands.update.agrees_about", asked)
    told = run("suspend", "--words", "Workshop", "--note", "x", "--party", "VN")
    assert told.status == 4 and "is another commitment by now" in told.err
    assert not any(u.status for u in read_register(register).updates if u.commitment == "MOU-x1")
    monkeypatch.undo()


def test_a_clause_that_was_loaded_in_two_goes_meets_itself(run: Run, tmp_path: Path) -> None:
    vi = (
        "Hai Bên họp hằng năm.",
        "Hai Bên trao đổi kinh nghiệm.",
        "Hai Bên cử đoàn sang thăm nhau.",
    )
    lo = ("ສອງຝ່າຍຈັດກອງປະຊຸມປະຈຳປີ.", "ສອງຝ່າຍແລກປ່ຽນບົດຮຽນ.", "ສອງຝ່າຍສົ່ງຄະນະຢ້ຽມຢາມກັນ.")
    heads = {
        "a": "BIÊN BẢN\n\nHai Bên thống nhất:\n1. ",
        "b": "ບົດບັນທຶກ\n\nສອງຝ່າຍໄດ້ຕົກລົງເຫັນດີດັ່ງນີ້:\n1. ",
    }
    for name in heads:
        shutil.copy(SHIPPED, f"{name}.toml")
    texts = {"a": vi, "b": lo}
    for name, count in (("a", 2), ("b", 1), ("b", 3), ("a", 3)):
        Path("m.txt").write_text(heads[name] + " ".join(texts[name][:count]), encoding="utf-8")
        whose = ("--party", "VN" if name == "a" else "LA")
        more = ("--signed", "20/11/2026", "--place", "V", "--yes")
        done = run("--file", f"{name}.toml", "load", "m.txt", "-i", "KT26", *more, *whose)
        assert done.status == 0, done.err
    for name, party in (("a", "VN"), ("b", "LA")):
        run("--file", f"{name}.toml", "start", "KT26-3", "-n", name, "--party", party)
    for own, other in (("b", "a"), ("a", "b"), ("b", "a"), ("a", "b")):
        met = run("--file", f"{own}.toml", "merge", f"{other}.toml")
        assert met.status == 0, met.err
    assert "Nothing new" in run("--file", "a.toml", "merge", "b.toml").out
