"""No ordinary name, place or valid register ends in a fault of the program (70), by enumeration."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from itertools import product
from pathlib import Path

import pytest
import tomli_w

from conftest import NOON, PYTHON, SHIPPED, Run, needs, read_register, spawn
from laocoop.cli.registry import COMMAND_NAMES
from laocoop.storage.schema.kinds import KINDS

pytestmark = pytest.mark.usefixtures("for_viet_nam")

FULL = """
[[theme]]
id = "full"
name = { vi = "đủ", lo = "ຄົບ", en = "full" }
ilo = ["a"]
sdg = ["8.5"]
[[event]]
id = "SOM26"
name = { vi = "Họp" }
held = 2026-06-01
place = "Vientiane"
recorded = 2026-06-01T09:00:00+07:00
by = "Hoa"
id_was = "SOM"
[[instrument]]
id = "M10"
kind = "minutes"
name = { vi = "Biên bản" }
held = 2026-01-14
signed = 2026-01-15
place = "Hà Nội"
signers = ["A", "B"]
period = "2026-2027"
follows = ["M9"]
basis = "signed"
sources = ["S1"]
note = { vi = "x" }
id_was = "M"
[[source]]
id = "full"
title = "t"
description = "d"
publisher = "p"
published = 2026-01-01
language = "vi"
url = "https://example.org"
id_was = "s"
[[commitment]]
id = "M10-1"
instrument = "M10"
clause = "II.1"
title = { vi = "Một", lo = "ໜຶ່ງ", en = "One" }
text = { vi = "Văn bản" }
note = { vi = "x" }
parties = ["VN", "LA"]
themes = ["full"]
force = "agreed"
period = "2026-2027"
due = 2027-01-01
lead = { VN = "Cục", LA = "ກົມ" }
target = { value = 50, unit = "officials" }
continues = ["M9-1"]
soft = true
cites = [{ source = "full", anchor = "a b", paragraph = 2, place = "page 1" }]
recorded = 2026-02-01T09:00:00+07:00
by = "Hoa"
step = "aaaaaaaa"
id_was = "M10-0"
[[commitment]]
id = "M10-2"
parent = "M10-1"
instrument = "M10"
title = { vi = "Hai" }
parties = ["VN"]
[[update]]
id = "bbbbbbbb"
commitment = "M10-1"
on = 2026-03-01
recorded = 2026-03-01T09:00:00+07:00
by = "Hoa"
party = "VN"
status = "in_progress"
note = "n"
evidence = ["https://example.org", "full"]
due = 2027-06-01
due_was = 2027-01-01
lead = "Vụ"
value = 3
event = "SOM26"
step = "bbbbbbbb"
id_was = "cccccccc"
[[update]]
id = "dddddddd"
commitment = "M10-1"
on = 2026-03-02
recorded = 2026-03-02T09:00:00+07:00
party = "LA"
verifies = "bbbbbbbb"
verdict = "disputed"
note = "n"
[[update]]
id = "eeeeeeee"
commitment = "M10-1"
on = 2026-03-03
recorded = 2026-03-03T09:00:00+07:00
party = "VN"
corrects = { title = { lo = "x" }, parties = ["VN", "LA"], lead = { VN = "y" }, drops = ["clause"] }
[[update]]
id = "ffffffff"
instrument = "M10"
on = 2026-03-03
recorded = 2026-03-03T09:00:01+07:00
corrects = { name = { vi = "x" }, kind = "mou", signed = 2027-11-12, place = "y" }
"""

LINES = """
today
review -i MOU
send -o sent.toml -y
receive sent.toml
today -f table
next
next -f table
next --explain
list
list --all
list -f table --all
list -t full
list -i M10
list -p LA --overdue
list --event SOM26
list --sort due
list --columns id,lead,due,status,updated,themes,period
show M10-1
show M10-1 M10-2 -f table
search một
progress
progress --matrix
progress --by quarter
progress --by theme -f table
report
report -f table
report --as-of 2026-06-01
report -o x.docx --yes
list -o x.xlsx --yes
sheet -i M10 -o s.xlsx --yes
list -o y.docx --bilingual vi,lo --yes
annex
annex -f table
timeline
timeline -f table
timeline -o x.ics -y
lineage
lineage M9-1 -f table
report -o x.pdf -y
report -o x.html -y
report --open
export x.sqlite
instruments
instruments -f table
themes
event
history
history M10-1 -f table
diff
diff 2026-01-01
coverage M10
check
add x --under M10-1 --party VN --dry-run
update M10-1 --due 2027-09-09 --note x --dry-run
done M10-1 -e x --dry-run
start M10-1 --dry-run
suspend M10-1 --note x --dry-run
withdraw M10-1 --note x --dry-run
edit M10-1 --due 1/7/2027 --dry-run
edit M10 --place x --yes
note M10-1 x --dry-run
confirm M10-1 --party LA --dry-run
dispute M10-1 --party LA --note x --dry-run
undo --dry-run --yes
merge theirs.toml --dry-run
load m.txt -i M10 --dry-run
load m.txt -i M11 --yes
load --confirm M10 m.txt --dry-run
load sheet.csv --dry-run
restore
config
sync
sync --dry-run
help day
help card -f json
git-setup
init new.toml
""".strip().splitlines()

OPTIONAL = [
    (kind.name, key) for kind in KINDS.values() for key, field in kind.fields.items()
    if not field.required
]  # fmt: skip


def register_text() -> str:
    return SHIPPED.read_text(encoding="utf-8") + FULL


def prepare(document: dict[str, object]) -> None:
    text = tomli_w.dumps(document)
    for name in ("commitments.toml", "theirs.toml"):
        Path(name).write_text(text, encoding="utf-8")
    Path("m.txt").write_text("1. The two sides agreed to exchange experts in 2027.\n")
    Path("sheet.csv").write_text("id,last_note\nM10-1,x\n")
    Path("new.toml").unlink(missing_ok=True)


def test_every_command_is_among_the_lines() -> None:
    assert {line.split()[0] for line in LINES} == set(COMMAND_NAMES)


@pytest.mark.parametrize(("kind", "key"), [*OPTIONAL, ("", ""), ("*", "*")])
@pytest.mark.sampled(4)
def test_no_key_that_may_be_left_out_is_missed(kind: str, key: str, run: Run) -> None:
    document = tomllib.loads(register_text())
    for name in KINDS:
        for record in document[name]:
            if kind == "*":
                for optional in [k for n, k in OPTIONAL if n == name]:
                    record.pop(optional, None)
            elif name == kind:
                record.pop(key, None)
    prepare(document)
    lines = LINES if kind in ("", "*") else LINES[hash_of(kind + key) % 3 :: 3]
    for line in lines:
        result = run(*line.split())
        assert result.status != 70 and "Traceback" not in result.err, (line, result.err)
        if line.endswith("--all") or line in ("check", "instruments", "themes"):
            assert result.status in (0, 1, 3), (line, result.err)


def hash_of(text: str) -> int:
    return sum(map(ord, text))


# --- odd names and places

ODD = [
    "~$m.docx",
    "~nobody",
    "~",
    "a\nb.toml",
    "-",
    "--",
    "-x",
    "con",
    "nul.txt",
    "a.",
    " ",
    "x" * 300,
]
ODD += [
    os.fsdecode(b"\xff.docx"),
    os.fsdecode(b"\xff"),
    "loop",
    "folder",
    "gone/x",
    "pipe",
    "/dev/null",
]
ODD += ["/dev/full", "/proc/self/mem", "\u202e.txt", "ລາວ.toml", "", "M9,MOU", "MOU-1,MOU-2", ",", "VN,LA"]  # fmt: skip
USES = [
    ["--file", "{}", "list"],
    ["--file", "{}", "note", "MOU-1", "x"],
    ["--file", "{}", "check"],
    ["load", "{}", "-i", "M10", "--dry-run"],
    ["load", "{}", "-i", "M10", "--yes"],
    ["load", "{}"],
    ["merge", "{}", "--dry-run"],
    ["merge", "commitments.toml", "--base", "{}"],
    ["diff", "{}"],
    ["list", "-o", "{}"],
    ["report", "-o", "{}"],
    ["show", "MOU-1", "-f", "json", "-o", "{}"],
    ["show", "{}"],
    ["note", "MOU-1", "{}"],
    ["note", "MOU-1", "x", "-e", "{}", "--by", "{}"],
    ["list", "-i", "{}"],
    ["search", "{}"],
    ["event", "{}", "x", "--on", "2026-01-01"],
    ["undo", "{}", "--yes"],
    ["coverage", "{}"],
    ["restore", "{}"],
    ["config", "by", "{}"],
    ["init", "{}"],
]


@pytest.mark.parametrize("use", USES, ids=" ".join)
def test_no_odd_name_ends_in_a_fault(use: list[str], register: Path, run: Run) -> None:
    Path("loop").symlink_to("loop")
    Path("folder").mkdir()
    if "load" not in use and "merge" not in use and "diff" not in use and use[0] != "--file":
        os.mkfifo("pipe")  # a reader would wait for a writer
    whole = register.read_bytes()
    for name in ODD:
        words = [word.format(name) if word == "{}" else word for word in use]
        result = run(*words)
        assert result.status != 70 and "Traceback" not in result.err, (words, result.err)
        if result.status not in (0, 1) and "check" not in words:
            assert result.err.startswith("laocoop: "), (words, result.err)
    assert register.read_bytes().startswith(whole)


@pytest.mark.parametrize("line", [line for line in LINES if not line.startswith("restore")][::3])
def test_a_folder_that_is_gone_is_told(line: str, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    command = f'cd "{gone}" && rmdir "{gone}" && exec "$@"'
    words = [sys.executable, "-P", "-m", "laocoop", *line.split()]
    done = subprocess.run(
        ["sh", "-c", command, "sh", *words], capture_output=True, encoding="utf-8"
    )
    assert done.returncode != 70 and "Traceback" not in done.stderr, done.stderr


@pytest.mark.system
@pytest.mark.parametrize(
    "line",
    [
        "list",
        "config",
        "note MOU-1 x",
        "init --own",
        "coverage M9",
        "--file r.toml note MOU-1 x",
        "load m.txt -i M10 --yes",
        "restore",
    ],
)
def test_without_a_home(line: str, tmp_path: Path) -> None:
    needs("root", "setpriv")
    for folder in (tmp_path, *tmp_path.parents[:3]):
        folder.chmod(folder.stat().st_mode | 0o011)
    work = tmp_path / "work"
    work.chmod(0o777)
    shutil.copy(SHIPPED, work / "r.toml")
    (work / "r.toml").chmod(0o666)
    Path("m.txt").write_text("1. The two sides agreed to exchange experts in 2027.\n")
    reads = ["--inh-caps", "+dac_read_search", "--ambient-caps", "+dac_read_search"]
    command = ["setpriv", "--reuid", "6060", "--regid", "6060", "--clear-groups", *reads]
    done = subprocess.run(
        [*command, sys.executable, "-m", "laocoop", *line.split()],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONDONTWRITEBYTECODE": "1",
            "LAOCOOP_PARTY": "VN",
            **PYTHON,
        },
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode != 70 and "Traceback" not in done.stderr, done.stderr
    if line == "list" or line.startswith("--file"):
        assert done.returncode == 0, done.stderr
    if line == "--file r.toml note MOU-1 x":
        assert "could not be kept: no home folder" in done.stderr
    if line in ("init --own", "note MOU-1 x"):
        assert done.returncode == 6 and "no home folder" in done.stderr
    assert not [p for p in work.iterdir() if p.name.startswith("~")]


# --- streams and environments

CLOSED = [
    " ".join(closed)
    for n in range(1, 4)
    for closed in {tuple(sorted(set(c))) for c in product((">&-", "2>&-", "<&-"), repeat=n)}
]


@pytest.mark.parametrize(
    "line",
    [
        "list",
        "list -f table",
        "check",
        "note MOU-1 x",
        "show MOU-99",
        "--help",
        "undo",
        "report -f json",
        "load m.txt -i M10 --dry-run",
    ],
)
@pytest.mark.sampled(4)
def test_closed_streams_are_dev_null(line: str, register: Path) -> None:
    Path("m.txt").write_text("1. The two sides agreed to exchange experts in 2027.\n")
    laocoop = f'"{sys.executable}" -m laocoop {line}'
    for closed in sorted(set(CLOSED)):
        opened = closed.replace(">&-", ">/dev/null").replace("<&-", "</dev/null")
        before = register.read_bytes()
        wanted = subprocess.run(["sh", "-c", f"{laocoop} {opened}"], capture_output=True)
        register.write_bytes(before)
        done = subprocess.run(["sh", "-c", f"{laocoop} {closed}"], capture_output=True)
        register.write_bytes(before)
        assert done.returncode == wanted.returncode, (closed, done.stderr)
        assert b"Traceback" not in done.stderr + done.stdout


@pytest.mark.parametrize(
    "environment",
    [
        {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1258"},
        {"LAOCOOP_LANG": os.fsdecode(b"\xff"), "LANG": os.fsdecode(b"\xff")},
        {"COLUMNS": "0"},
        {"COLUMNS": "-5"},
        {"COLUMNS": "1"},
        {"COLUMNS": "9" * 30},
        {"HOME": ""},
        {"HOME": "relative"},
        {"HOME": "/dev/null"},
        {"XDG_DATA_HOME": "/proc", "XDG_CACHE_HOME": "/proc", "XDG_CONFIG_HOME": "/proc"},
        {"PATH": ""},
        {"TMPDIR": "/nowhere"},
        {"TZ": "Nowhere/Never"},
        {"LAOCOOP_FILE": "~$x"},
        {"LAOCOOP_USER": os.fsdecode(b"\xff"), "LAOCOOP_PARTY": "\x1b"},
        {"TERM": "dumb", "FORCE_COLOR": "1"},
    ],
    ids=str,
)
@pytest.mark.sampled(4)
def test_no_environment_ends_in_a_fault(environment: dict[str, str], register: Path) -> None:
    if "XDG_DATA_HOME" not in environment:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            os.environ.pop(name, None)
    for line in (
        "list",
        "list -f table",
        "note MOU-1 ລາວ",
        "report",
        "config",
        "check",
        "git-setup",
    ):
        done = spawn(*line.split(), env=os.environ | environment, errors="replace")
        assert done.returncode != 70 and "Traceback" not in done.stderr, (line, done.stderr)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "pwsh", "no-such-shell"])
@pytest.mark.sampled(3)
def test_a_shell_that_asks_badly_gets_no_traceback(shell: str, register: Path) -> None:
    for asked in (
        {},
        {"COMP_WORDS": "", "COMP_CWORD": "x"},
        {"COMP_WORDS": "laocoop '", "COMP_CWORD": "9"},
    ):
        for action in ("complete", "source"):
            done = spawn(env=os.environ | asked | {"_LAOCOOP_COMPLETE": f"{action}_{shell}"})
            assert done.returncode in (0, 1, 2) and "Traceback" not in done.stderr, done.stderr


@pytest.mark.parametrize("field", ["parent", "continues"])
def test_a_chain_may_be_as_long_as_it_likes(field: str, register: Path, run: Run) -> None:
    blocks = []
    for number in range(1500):
        before = f"C-{number - 1}"
        names = repr(before) if field == "parent" else f"[{before!r}]"
        blocks.append(
            f"\n[[commitment]]\nid = 'C-{number}'\ninstrument = 'MOU'\ntitle = 'x'\nparties = ['LA']\n"
            + (f"{field} = {names}\n" if number else "")
        )
    with register.open("a", encoding="utf-8") as file:
        file.writelines(blocks)
    lines = ("list --all", "show C-0", "show C-1499", "report", "progress", "check", "search x")
    for line in (
        *lines,
        "list --all -f json",
        "list -f md",
        "report -f md",
        "done C-1499 --party LA",
        "undo --yes",
    ):
        result = run(*line.split())
        assert result.status in (0, 1), (line, result.err[-500:])


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("--file nope list", 4),
        ("list --nope", 2),
        ("show MOU-99", 4),
        ("note MOU-1 x", 0),
        ("report --as-of x", 2),
        ("undo --yes", 4),
        ("merge m.txt", 3),
    ],
)
@pytest.mark.parametrize("where", ["2>/dev/full", "2> >(exec true)", ">/dev/null 2>/dev/full"])
def test_what_the_error_stream_does_not_take_changes_no_status(
    line: str, status: int, where: str, register: Path
) -> None:
    needs("bash")
    Path("m.txt").write_text("x = \n")
    os.link(register, "second.toml")  # of which a write tells
    command = f'"{sys.executable}" -m laocoop {line} {where}'
    for _time in range(2 if ">(" in where else 1):
        done = subprocess.run(["bash", "-c", command], capture_output=True)
        assert done.returncode == status, done.stdout
    notes = [update.note.en for update in read_register(register).updates]
    assert ("x" in notes) == line.startswith("note")


def _in_full(old: str, new: str) -> str:
    text = register_text()
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value = 3\n", f"value = 1{'0' * 400}\n"),
        ("value = 50,", f"value = 0x{'f' * 300},"),
        ("due = 2027-06-01\n", f"due = 0x{'f' * 5000}\n"),
        ('force = "agreed"\nperiod', f"force = 0x{'f' * 5000}\nperiod"),
        ('themes = ["full"]', f"themes = [0x{'f' * 5000}]"),
        ("schema = 2", f"schema = 0x{'f' * 5000}"),
        ('themes = ["full"]', 'themes = [""]'),
        ('parties = ["VN", "LA"]\nthemes = ["full"]', 'parties = [""]\nthemes = ["full"]'),
        ('continues = ["M9-1"]', 'continues = [""]'),
    ],
)
def test_what_no_register_can_say_is_an_error_with_its_place(
    old: str, new: str, run: Run, register: Path
) -> None:
    Path("other.toml").write_text(_in_full(old, new), encoding="utf-8")
    for line in ("list", "check", "show M10-1", "report", "note M10-1 x --party VN"):
        result = run("--file", "other.toml", *line.split())
        assert result.status == 3, (line, result.out, result.err[-400:])
        assert "other.toml:" in result.out + result.err
    for command in ("merge", "diff"):
        assert run(command, "other.toml").status == 3


def test_a_pipe_in_the_registers_place_is_not_waited_for(tmp_path: Path, run: Run) -> None:
    os.mkfifo("pipe")
    Path("commitments.toml").symlink_to("pipe")
    result = run("list")
    assert result.status == 3 and "pipe or a device" in result.err


def test_a_clock_of_another_century_is_told(register: Path, run: Run) -> None:
    before = register.read_bytes()
    result = run("note", "MOU-1", "x", "--party", "VN", now=NOON.replace(year=2216))
    assert result.status == 5 and "clock" in result.err and register.read_bytes() == before
