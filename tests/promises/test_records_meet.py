"""Two copies that each added a record of the same id: both are kept, in the files and in git."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest

from conftest import NOON, SHIPPED, Run, last_added, read_register
from laocoop.domain.model import Register
from laocoop.domain.new_ids import record_renamed

pytestmark = pytest.mark.usefixtures("for_viet_nam")

MINUTES = """II. Kết quả
1. Hai bên thống nhất trao đổi chuyên gia về thanh tra lao động trong năm 2027.
2. Phía Việt Nam sẽ cung cấp 10 suất học bổng cho cán bộ Lào trước ngày 30 tháng 6 năm 2027.
"""


@pytest.fixture
def copies(run: Run) -> list[str]:
    """Three copies of one ministry, each with an action of the old kind of id, and a report on it."""
    names = ["a.toml", "b.toml", "c.toml"]
    for number, name in enumerate(names):
        Path(name).write_bytes(SHIPPED.read_bytes())
        moment = NOON + timedelta(minutes=[10, 0, 20][number])
        title = ["Hội thảo A", "Khóa học B", "Họp C"][number]
        add = ["add", title, "-u", "MOU-1", "-p", "VN", "--id", "MOU-1.vn1"]
        assert run("--file", name, *add, now=moment).status == 0
        later = moment + timedelta(hours=1)
        done = run("--file", name, "done", "MOU-1.vn1", "-e", title, "-p", "VN", now=later)
        assert done.status == 0, done.err
    return names


def reported(register: Register) -> dict[str, set[str]]:
    """What is reported as done, by the title of what it was reported of."""
    titles = {c.id: c.title.in_language("vi") for c in register.commitments.values() if c.recorded}
    told: dict[str, set[str]] = {title: set() for title in titles.values()}
    for update in register.updates:
        if update.commitment in titles:
            told[titles[update.commitment]] |= set(update.evidence)
    return told


def test_both_are_kept_with_their_own_reports_in_every_order(copies: list[str], run: Run) -> None:
    results = []
    for order in permutations(copies):
        first = Path(f"all-{'-'.join(o[0] for o in order)}.toml")
        first.write_bytes(Path(order[0]).read_bytes())
        for other in order[1:]:
            merged = run("--file", str(first), "merge", other)
            assert merged.status == 0, merged.err
            assert "is now MOU-1.vn1-" in merged.out
        register = read_register(first)
        assert reported(register) == {t: {t} for t in ("Hội thảo A", "Khóa học B", "Họp C")}
        # What was recorded first has the old id.
        assert register.commitments["MOU-1.vn1"].title.in_language("vi") == "Khóa học B"
        results.append((dict(register.commitments.items()), set(register.updates)))
        assert run("--file", str(first), "check").status in (0, 1)
        before = first.read_bytes()
        for other in copies:
            again = run("--file", str(first), "merge", other)
            assert again.status == 0, again.err
        assert first.read_bytes() == before
    assert all(result[1] == results[0][1] for result in results)
    assert all(result[0] == results[0][0] for result in results)


def test_history_and_show_say_what_it_was_called(copies: list[str], run: Run) -> None:
    run("--file", "a.toml", "merge", "b.toml")
    ident = next(i for i in read_register(Path("a.toml")).commitments if i.startswith("MOU-1.vn1-"))
    assert "was called MOU-1.vn1," in run("--file", "a.toml", "history", "-f", "table").out.replace(
        "\n", " "
    )
    assert "Was called: MOU-1.vn1\n" in run("--file", "a.toml", "show", ident).out
    (item,) = json.loads(run("--file", "a.toml", "show", ident, "-f", "json").out)["items"]
    assert item["id_was"] == "MOU-1.vn1"


def test_take_is_never_offered_between_two_additions(copies: list[str], run: Run) -> None:
    result = run("--file", "a.toml", "merge", "b.toml", "--take", "ours")
    assert result.status == 0
    assert len(reported(read_register(Path("a.toml")))) == 2


def test_only_what_met_is_rewritten(copies: list[str], run: Run) -> None:
    """But for its id, and what that was, ours stands byte for byte as it stood."""
    before = Path("a.toml").read_text(encoding="utf-8")
    assert run("--file", "a.toml", "merge", "b.toml").status == 0
    after = Path("a.toml").read_text(encoding="utf-8")
    new = next(i for i in read_register(Path("a.toml")).commitments if i.startswith("MOU-1.vn1-"))
    back = after.replace(new, "MOU-1.vn1").replace('id_was = "MOU-1.vn1"\n', "", 1)
    assert back.startswith(before) and new not in before


def test_both_sides_load_the_same_minutes(run: Run) -> None:
    Path("bien-ban.txt").write_text(MINUTES, encoding="utf-8")
    for number, name in enumerate(("a.toml", "b.toml")):
        Path(name).write_bytes(SHIPPED.read_bytes())
        Path(f"{name}.txt").write_text(MINUTES, encoding="utf-8")
        document = f"{name}.txt" if number else "bien-ban.txt"
        load = ["load", document, "-i", "M10", "--kind", "minutes", "--signed", "2027-01-15"]
        moment = NOON + timedelta(minutes=number)
        language = ["--lang", "vi"] if number else []
        result = run(*language, "--file", name, *load, "--yes", "--by", name, now=moment)
        assert result.status == 0, result.err
    for one, other in (("a.toml", "b.toml"), ("b.toml", "a.toml")):
        merged = run("--file", one, "merge", other)
        assert merged.status == 0, merged.err
        assert "is now" not in merged.out
    first, second = (read_register(Path(name)) for name in ("a.toml", "b.toml"))
    loaded = [c for c in first.commitments.values() if c.instrument == "M10"]
    assert len(loaded) == 2 and {c.by for c in loaded} == {"a.toml"}  # the earliest did it
    assert first.commitments == second.commitments and first.sources == second.sources


def test_both_sides_name_the_same_event(run: Run) -> None:
    for number, name in enumerate(("a.toml", "b.toml")):
        Path(name).write_bytes(SHIPPED.read_bytes())
        event = ["event", "SOM26", "Senior officials' meeting", "--on", "20/11/2026"]
        moment = NOON + timedelta(minutes=number)
        assert run("--file", name, *event, now=moment).status == 0
    assert run("--file", "a.toml", "merge", "b.toml").status == 0
    assert run("--file", "b.toml", "merge", "a.toml").status == 0
    first, second = (read_register(Path(name)).events for name in ("a.toml", "b.toml"))
    assert first == second and first["SOM26"].recorded == NOON


def test_two_events_of_one_name_are_both_kept(run: Run) -> None:
    for name, day in (("a.toml", "20/11/2026"), ("b.toml", "21/11/2026")):
        Path(name).write_bytes(SHIPPED.read_bytes())
        run("--file", name, "event", "SOM26", f"Họp {name}", "--on", day)
        run("--file", name, "note", "MOU-1", name, "--event", "SOM26", "-p", "VN")
    assert run("--file", "a.toml", "merge", "b.toml").status == 0
    register = read_register(Path("a.toml"))
    named = {
        u.note.en: register.events[u.event].name.in_language("vi")
        for u in register.updates
        if u.event
    }
    assert named == {"a.toml": "Họp a.toml", "b.toml": "Họp b.toml"}


HASHES = [
    'note = """first\n# looks like a remark"""',
    "note = '''first\n# looks like a remark'''",
    'note = """\n[[update]]\nid = "no record"\n# """',
    'evidence = [\n  "a", # a remark\n  "b",\n] # at the end',
    'evidence = [\n  # "c",\n  "a"\n]',
]


@pytest.mark.parametrize("value", HASHES)
@pytest.mark.parametrize("end", ["", "\n", "\n\n# a remark\n", "\n# a remark"])
@pytest.mark.sampled(5)
def test_a_line_that_looks_like_a_remark_is_kept(value: str, end: str, run: Run) -> None:
    block = f'\n[[update]]\nid = "zzzzzzzz"\ncommitment = "MOU-1"\non = 2026-06-30\nrecorded = 2026-06-30T09:00:00.000+07:00\nparty = "VN"\n{value}{end}'
    Path("a.toml").write_bytes(SHIPPED.read_bytes())
    Path("b.toml").write_bytes(SHIPPED.read_bytes() + block.encode())
    assert run("--file", "b.toml", "note", "MOU-2", "x").status == 0
    assert run("--file", "a.toml", "note", "MOU-3", "y").status == 0
    for one, other in (("a.toml", "b.toml"), ("b.toml", "a.toml")):
        merged = run("--file", one, "merge", other)
        assert merged.status == 0, merged.err
    assert set(read_register(Path("a.toml")).updates) == set(read_register(Path("b.toml")).updates)


def test_in_git_what_is_reported_under_the_old_id_goes_with_its_record(run: Run) -> None:
    """Theirs was pushed and renamed by the one who pulled; they report on it under its old id, and pull."""

    def git(folder: str, *words: str) -> subprocess.CompletedProcess[str]:
        who = {f"GIT_{r}_{w}": "x" for r in ("AUTHOR", "COMMITTER") for w in ("NAME", "EMAIL")}
        return subprocess.run(
            ["git", *words],
            cwd=folder,
            env=os.environ | who,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )

    def laocoop(folder: str, *words: str, user: str) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "laocoop", *words],
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            env=os.environ | {"LAOCOOP_USER": user, "LAOCOOP_PARTY": "VN"},
        )
        assert done.returncode == 0, done.stderr

    Path("one").mkdir()
    Path("one/commitments.toml").write_bytes(SHIPPED.read_bytes())
    git("one", "init", "-q", "-b", "main")
    laocoop("one", "git-setup", user="a")
    git("one", "add", "-A")
    git("one", "commit", "-qm", "begin")
    git(".", "clone", "-q", "one", "two")
    laocoop("two", "git-setup", user="b")
    add = ("-u", "MOU-1", "--id", "MOU-1.vn1")
    laocoop("one", "add", "Hội thảo A", *add, user="a")
    git("one", "commit", "-qam", "a")
    laocoop("two", "add", "Khóa học B", *add, user="b")
    git("two", "commit", "-qam", "b")
    git("two", "branch", "pushed")
    git("one", "pull", "-q", "--no-edit", "--no-rebase", "../two", "main")  # renames B
    laocoop("two", "done", "MOU-1.vn1", "-e", "Khóa học B", user="b")
    git("two", "commit", "-qam", "b reports")
    git("two", "pull", "-q", "--no-edit", "--no-rebase", "../one", "main")
    git("one", "pull", "-q", "--no-edit", "--no-rebase", "../two", "main")
    for name in ("one", "two"):
        told = reported(read_register(Path(name, "commitments.toml")))
        assert told == {"Hội thảo A": set(), "Khóa học B": {"Khóa học B"}}


def test_ids_of_additions_are_typed_by_a_beginning(register: Path, run: Run) -> None:
    run("add", "x", "-u", "MOU-1", "-p", "VN")
    ident = last_added(register)
    for typed in (ident, ident[:-1], ident[:-3], ident.upper(), "mou-1.v"):
        assert run("note", typed, "seen", "-p", "VN").status == 0, typed
    run("add", "y", "-u", "MOU-1", "-p", "VN")
    refused = run("note", "MOU-1.vn", "seen", "-p", "VN")
    assert refused.status == 4 and ident in refused.err and last_added(register) in refused.err
    assert run("note", "M", "x").status == 4  # a beginning of what came with the register is none


def two(run: Run, *commands: tuple[str, ...]) -> None:
    """Two copies that began alike, with what was written in both before they were parted."""
    Path("a.toml").write_bytes(SHIPPED.read_bytes())
    for command in commands:
        assert run("--file", "a.toml", *command).status == 0
    Path("b.toml").write_bytes(Path("a.toml").read_bytes())


def edit(name: str, old: str, new: str) -> None:
    text = Path(name).read_text(encoding="utf-8")
    assert old in text
    Path(name).write_text(text.replace(old, new), encoding="utf-8")


def test_what_both_had_and_one_mended_is_one(run: Run) -> None:
    two(
        run,
        ("event", "SOM26", "Senoir meeting", "--on", "2026-11-20"),
        ("done", "MOU-1", "-p", "VN", "-e", "x", "--event", "SOM26"),
        ("add", "Hoi thao", "-u", "MOU-1", "-p", "VN"),
    )
    run("--file", "b.toml", "note", "MOU-2", "y", "-p", "LA")
    edit("a.toml", "Senoir", "Senior")
    edit("a.toml", "Hoi thao", "Hội thảo")
    merged = run("--file", "a.toml", "merge", "b.toml", "--take", "ours")
    assert merged.status == 0 and "is now" not in merged.out, merged.err
    register = read_register(Path("a.toml"))
    assert set(register.events) == {"SOM25", "SOM26"} and len(register.commitments) == 40


def test_evidence_goes_with_its_source(run: Run) -> None:
    two(run)
    for name in ("a.toml", "b.toml"):
        with Path(name).open("a", encoding="utf-8") as file:
            file.write(f'\n[[source]]\nid = "S77"\nurl = "https://{name}/"\n')
        run("--file", name, "done", "MOU-1", "-p", "VN", "-e", "S77", "--note", name)
    assert run("--file", "a.toml", "merge", "b.toml").status == 0
    register = read_register(Path("a.toml"))
    told = {
        u.note.en: register.sources[u.evidence[0]].url for u in register.updates if u.by == "Hoa"
    }
    assert told == {"a.toml": "https://a.toml/", "b.toml": "https://b.toml/"}


def test_no_forged_record_takes_the_id_of_what_was_agreed(run: Run) -> None:
    two(run, ("done", "MOU-1", "-p", "VN", "-e", "x"))
    for stamp in ("", 'recorded = 1970-01-01T00:00:00Z\nstep = "a"\n'):
        with Path("b.toml").open("a", encoding="utf-8") as file:
            file.write(
                f'\n[[commitment]]\nid = "AAA{len(stamp)}"\nid_was = "MOU-1"\ncites = []\n'
                f'instrument = "MOU"\ntitle = "A thing of theirs"\nparties = ["VN", "LA"]\n{stamp}'
            )
        assert run("--file", "a.toml", "merge", "b.toml").status == 0
        register = read_register(Path("a.toml"))
        assert register.commitments["MOU-1"].title.in_language("vi") == "Việc làm"
        assert register.updates[-1].commitment == "MOU-1"


def test_two_things_under_one_clause_number_are_two(run: Run) -> None:
    two(run)
    add = ["--instrument", "M9", "--clause", "5", "-p", "VN", "--id", "M9-n5"]
    run("--lang", "vi", "--file", "a.toml", "add", "Hội thảo an toàn lao động", *add)
    run("--file", "a.toml", "done", "M9-n5", "-p", "VN", "-e", "x")
    run("--lang", "en", "--file", "b.toml", "add", "Build a school", *add)
    assert run("--file", "a.toml", "merge", "b.toml").status == 0
    register = read_register(Path("a.toml"))
    assert len(register.commitments) == 41
    assert register.commitments[register.updates[-1].commitment].title.vi.startswith("Hội thảo")


def test_a_report_on_what_was_taken_back_is_told(run: Run) -> None:
    two(run, ("add", "x", "-u", "MOU-1", "-p", "VN"))
    ident = last_added(Path("a.toml"))
    run("--file", "b.toml", "done", ident, "-p", "VN", "-e", "x")
    run("--file", "a.toml", "undo")
    run("--file", "a.toml", "merge", "b.toml")
    assert "[reported-on-gone]" in run("--file", "a.toml", "check").out


def test_what_a_refused_merge_advises_works(run: Run) -> None:
    Path("sub dir").mkdir()
    two(run)
    for name in ("a.toml", "b.toml"):
        edit(name, 'en = "Employment" }\nparties', f'en = "{name}" }}\nparties')
        Path(name).rename(Path("sub dir") / name)
    refused = run("--file", "sub dir/a.toml", "merge", "sub dir/b.toml")
    assert refused.status == 8
    command = refused.err.split("take one side: laocoop ")[1].split(" (or")[0]
    assert run(*shlex.split(command)).status == 0
    assert read_register(Path("sub dir/a.toml")).commitments["MOU-1"].title.en == "a.toml"


def test_two_minutes_under_one_id_settle_and_coverage_stays_with_its_own(run: Run) -> None:
    """Each side loads its own document as M10; whoever merges whom, however often."""
    clauses = {
        "a": "1. Hai bên thống nhất trao đổi chuyên gia về thanh tra lao động trong năm 2027.\n",
        "b": "1. Hai bên thống nhất mở trường dạy nghề tại Pakse trong năm 2027.\n",
    }
    two(run)
    for side, day in (("a", "2026-11-20"), ("b", "2026-11-27")):
        Path(f"{side}.txt").write_text(f"BIÊN BẢN\n{clauses[side]}", encoding="utf-8")
        words = ["-i", "M10", "--yes", "--signed", day, "--name", f"Minutes {side}"]
        assert run("--file", f"{side}.toml", "load", f"{side}.txt", *words).status == 0
    Path("sent.toml").write_bytes(Path("a.toml").read_bytes())
    for ours, theirs in (("b", "sent"), ("b", "sent"), ("a", "b"), ("a", "b"), ("b", "a")):
        merged = run("--file", f"{ours}.toml", "merge", f"{theirs}.toml")
        assert merged.status == 0 and "wording edited" not in merged.out, merged.err + merged.out
    for side in "ab":
        register = read_register(Path(f"{side}.toml"))
        own = {i.name.en: i.id for i in register.instruments.values() if i.id.startswith("M10")}
        assert set(own) == {"Minutes a", "Minutes b"}
        covered = run(
            "--file", f"{side}.toml", "coverage", own[f"Minutes {side}"], "-f", "json"
        ).out
        (ident,) = [i for i in register.commitments if i.startswith("M10-") and f'"{i}"' in covered]
        assert register.commitments[ident].instrument == own[f"Minutes {side}"]
        assert register.commitments[ident].text.vi in clauses[side]


def test_two_names_of_one_meeting_are_both_kept(run: Run) -> None:
    two(run)
    for side, name in (("a", "Working group"), ("b", "Donor meeting")):
        words = ["event", "WG26", name, "--on", "2026-12-20", "--place", side]
        run("--lang", "en", "--file", f"{side}.toml", *words)
    run("--file", "a.toml", "merge", "b.toml")
    run("--file", "b.toml", "merge", "a.toml")
    for side in "ab":
        event = read_register(Path(f"{side}.toml")).events["WG26"]
        assert (event.name.en, event.place) == ("Donor meeting / Working group", "a / b")


def test_two_documents_of_no_name_signed_on_two_days_are_two(run: Run) -> None:
    """They differ in their day alone, as one of which a slip was mended would; what they say tells."""
    texts = {"a": "1. The two sides agreed to open a school in Pakse.\n", "b": MINUTES}
    load = ("-i", "M10", "--kind", "minutes", "--yes")
    for side, day in (("a", "12/11/2026"), ("b", "20/11/2026")):
        Path(f"{side}.toml").write_bytes(SHIPPED.read_bytes())
        Path(f"{side}.txt").write_text(texts[side], encoding="utf-8")
        file = ("--file", f"{side}.toml")
        assert run(*file, "load", f"{side}.txt", *load, "--signed", day).status == 0
    merged = run("--file", "a.toml", "merge", "b.toml")
    assert merged.status == 0 and "is now M10-" in merged.out, merged.err
    register = read_register(Path("a.toml"))
    days = {i.signed for ident, i in register.instruments.items() if ident.startswith("M10")}
    assert len(days) == 2


@pytest.mark.parametrize("first", ["a.toml", "b.toml"])
def test_a_review_taken_back_takes_nothing_from_another_of_its_name(first: str, run: Run) -> None:
    """Hanoi names a review by mistake and takes it back; Vientiane's of that name was held."""
    at = {name: NOON + timedelta(minutes=5 * (name != first)) for name in ("a.toml", "b.toml")}
    for name in at:
        Path(name).write_bytes(SHIPPED.read_bytes())
    hanoi, vientiane = ("--file", "a.toml"), ("--file", "b.toml")
    run(*hanoi, "event", "SOM26", "Hanoi", "--on", "20/11/2026", now=at["a.toml"])
    run(*hanoi, "undo", "--yes", now=at["a.toml"] + timedelta(minutes=1))
    day = ("--on", "21/11/2026")
    run(*vientiane, "event", "SOM26", "Vientiane", *day, now=at["b.toml"])
    said = ("note", "MOU-1", "x", "--event", "SOM26", "-p", "LA")
    run(*vientiane, *said, now=at["b.toml"] + timedelta(minutes=2))
    Path("b-before.toml").write_bytes(Path("b.toml").read_bytes())
    for copy, other in ((vientiane, "a.toml"), (hanoi, "b-before.toml")):
        merged = run(*copy, "merge", other)
        assert merged.status == 0, merged.err
        held = json.loads(run(*copy, "event", "-f", "json").out)["items"]
        told = [(e["name"]["en"], e["updates"]) for e in held if e["name"].get("en") != "x"]
        assert ("Vientiane", 1) in told and not any(name == "Hanoi" for name, _count in told)
        assert "[said-at-gone]" not in run(*copy, "check").out


def test_what_is_taken_back_is_known_by_its_kind() -> None:
    """An update, a commitment and a review may be called alike in copies that never met."""
    names = {"update": {"retracts": ("update", "commitment", "event")}}
    renames = {(kind, "X1"): kind for kind in ("update", "commitment", "event")}
    for about in ("commitment", "event", "update"):
        record = {"id": "r", "retracts": "X1", **({about: "X1"} if about != "update" else {})}
        assert record_renamed("update", record, renames, names, {"X1"})["retracts"] == about


def test_the_same_minutes_loaded_twice_at_once_are_there_once(run: Run) -> None:
    """Whoever decided on them before somebody else wrote them adds nothing that is there by then."""
    Path("a.toml").write_bytes(SHIPPED.read_bytes())
    Path("m.txt").write_text(MINUTES, encoding="utf-8")
    words = [sys.executable, "-m", "laocoop", "--file", "a.toml", "load", "m.txt", "-i", "M10"]
    both = [subprocess.Popen([*words, "--signed", "1/10/2026", "--yes"]) for _turn in range(2)]
    assert [process.wait(timeout=120) for process in both] == [0, 0]
    loaded = [c for c in read_register(Path("a.toml")).commitments.values() if c.recorded]
    assert len(loaded) == 2
