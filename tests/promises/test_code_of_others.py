"""Code that is not ours never runs: not in git's work tree, not in a shell that completes."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from string import Formatter

import pexpect
import pytest

from conftest import ROOT, SHIPPED, Run, needs, read_register, spawn
from laocoop.clean import _end_of_command, filled, for_a_shell
from laocoop.cli.options.completion import inert
from laocoop.i18n import catalogue
from laocoop.i18n.errors.sentences import _TABLE

pytestmark = pytest.mark.usefixtures("for_viet_nam")

PLANTED = 'open("{mark}", "a").write(__name__ + "\\n")\nraise SystemExit(1)\n'


def git(*words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    who = {f"GIT_{r}_{w}": "x" for r in ("AUTHOR", "COMMITTER") for w in ("NAME", "EMAIL")}
    return subprocess.run(
        ["git", *words], capture_output=True, encoding="utf-8", env=os.environ | who, check=check
    )


def diverged(register: Path) -> None:
    """A repository whose two branches both reported, and whose driver is set up."""
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "base")
    assert spawn("git-setup").returncode == 0
    git("add", "-A")
    git("commit", "-qm", "setup")
    git("branch", "other")
    for branch in ("main", "other"):
        git("checkout", "-q", branch)
        assert spawn("note", "MOU-1", branch).returncode == 0
        git("commit", "-qam", branch)
    git("checkout", "-q", "main")


def names_that_are_imported() -> set[str]:
    """Every module at the top that a merge loads, and all that Python and its packages have."""
    code = (
        "import json, sys; from laocoop.cli.app import main; import subprocess, tempfile\n"
        "from laocoop.storage import merge; from laocoop.cli.commands import merge\n"
        "from laocoop.cli.options import long_way\n"
        "print(json.dumps([*sys.modules]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    loaded = {name.partition(".")[0] for name in json.loads(done.stdout)}
    names = loaded | set(sys.stdlib_module_names) | {"sitecustomize", "usercustomize", "rich"}
    return names - {"__main__"}


def test_the_git_driver_runs_nothing_of_the_work_tree(register: Path, tmp_path: Path) -> None:
    diverged(register)
    mark = tmp_path / "ran"
    for name in sorted(names_that_are_imported()):
        Path(f"{name}.py").write_text(PLANTED.format(mark=mark))
    for package in ("laocoop", "typer", "tomli", "encodings"):
        Path(package).mkdir()
        (Path(package) / "__init__.py").write_text(PLANTED.format(mark=mark))
    for program in ("git", "python", "git-merge-file"):
        Path(program).write_text(f"#!/bin/sh\necho {program} >> {mark}\n")
        Path(program).chmod(0o755)
    git("add", "-A")
    git("commit", "-qm", "what came with an earlier pull")
    merged = git("merge", "other", "-m", "m", check=False)
    assert merged.returncode == 0, merged.stdout + merged.stderr
    assert not mark.exists(), mark.read_text()
    assert {u.note.en for u in read_register(register).updates[-2:]} == {"main", "other"}


def test_a_clone_that_an_earlier_version_set_up_is_told(register: Path, run: Run) -> None:
    diverged(register)
    assert "git-setup" not in run("check").err
    old = f'"{sys.executable}" -m laocoop merge --driver %O %A %B'
    git("config", "merge.laocoop.driver", old)
    assert "Run once more in this clone: laocoop git-setup" in run("check").err
    merged = git("merge", "other", "-m", "m")
    assert "laocoop git-setup" in merged.stderr + merged.stdout
    assert run("git-setup").status == 0 and run("check").err == ""
    line = git("config", "merge.laocoop.driver").stdout.partition(";")[0]
    git("config", "merge.laocoop.driver", line)
    assert "say nothing of theirs" in run("check").err
    assert run("git-setup").status == 0 and run("check").err == ""


def test_a_clones_own_settings_start_nothing(register: Path, run: Run, tmp_path: Path) -> None:
    """A folder with its .git may have been copied from anybody."""
    mark = tmp_path / "ran"
    git("init", "-q")
    git("add", ".")
    for key in ("core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "diff.external"):
        git("config", key, f"touch {mark}; false")
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for name in ("post-index-change", "pre-auto-gc", "reference-transaction"):
        (hooks / name).write_text(f"#!/bin/sh\ntouch {mark}\n")
        (hooks / name).chmod(0o755)
    git("config", "core.hooksPath", str(hooks))
    assert git("ls-files").stdout and mark.exists()  # git itself does run them
    mark.unlink()
    assert run("git-setup").status == 0
    assert run("note", "MOU-1", "x").status == 0 and run("check").status in (0, 1)
    assert not mark.exists()


@pytest.mark.parametrize("linked", [".gitattributes", ".git/info", ".git/info/exclude"])
def test_git_setup_follows_no_link(linked: str, register: Path, run: Run, tmp_path: Path) -> None:
    git("init", "-q")
    own = tmp_path / "own"
    own.mkdir()
    (own / "exclude").write_text("mine")
    path = Path(linked)
    if path.is_dir():
        for each in path.iterdir():
            each.unlink()
        path.rmdir()
    path.unlink(missing_ok=True)
    path.symlink_to(own if linked == ".git/info" else own / "exclude")
    result = run("git-setup")
    assert result.status == 6 and linked.rpartition("/")[2] in result.err
    assert (own / "exclude").read_text() == "mine" and len([*own.iterdir()]) == 1


def test_a_folder_that_looks_like_a_repository_is_none(register: Path, tmp_path: Path) -> None:
    """Its settings came with the clone: git would start a program of theirs, and write elsewhere."""
    mark, mine = tmp_path / "ran", tmp_path / "mine"
    mine.mkdir()
    git("init", "-q")
    git("init", "-q", "--bare", "data")
    shutil.copy(SHIPPED, "data/commitments.toml")
    register.unlink()
    for key, value in {
        "core.bare": "false",
        "core.worktree": str(mine),
        "core.fsmonitor": f"touch {mark}; false",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.url": ".",
        "remote.origin.uploadpack": f"touch {mark}; git-upload-pack",
    }.items():
        git("config", "--file", "data/config", key, value)
    before = Path("data/config").read_bytes()
    done = spawn("git-setup")
    assert done.returncode == 0, done.stderr
    assert "commitments.toml merge=laocoop" in Path(".gitattributes").read_text()
    assert "laocoop" in Path(".git/config").read_text()
    assert Path("data/config").read_bytes() == before
    assert not mark.exists() and not [*mine.iterdir()]


def test_git_setup_writes_in_its_own_clone_alone(register: Path, run: Run, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    git("init", "-q", str(mine))
    git("init", "-q")
    git("config", "core.worktree", str(mine))
    assert run("git-setup").status == 0
    assert Path(".gitattributes").exists() and not (mine / ".gitattributes").exists()
    before = (mine / ".git" / "config").read_bytes()
    shutil.rmtree(".git")
    for make in (
        lambda: Path(".git").symlink_to(mine / ".git"),
        lambda: Path(".git").write_text(f"gitdir: {mine / '.git'}\n"),
        lambda: Path(".git").write_text("gitdir: nowhere\n"),
        lambda: Path(".git").write_text(""),
    ):
        make()
        result = run("git-setup")
        assert result.status == 5 and "knows nothing of this folder" in result.err
        Path(".git").unlink()
    assert (mine / ".git" / "config").read_bytes() == before
    assert not (mine / ".gitattributes").exists()


@pytest.mark.parametrize("name", [".gitattributes", ".git/info/exclude", ".git/config"])
@pytest.mark.parametrize("what", ["pipe", "endless", "huge", "link", "folder"])
def test_what_git_keeps_must_be_plain_files(
    name: str, what: str, register: Path, tmp_path: Path
) -> None:
    git("init", "-q")
    path = Path(name)
    path.unlink(missing_ok=True)
    if what == "pipe":
        os.mkfifo(path)
    elif what == "folder":
        path.mkdir()
    elif what == "huge":
        with path.open("wb") as file:
            file.truncate(9_000_000_000)
    else:
        own = tmp_path / "own"
        own.write_text("mine")
        path.symlink_to("/dev/zero" if what == "endless" else own)
    done = spawn("git-setup")
    assert done.returncode == 6 and "Traceback" not in done.stderr, done.stderr
    assert spawn("check").returncode in (0, 1)
    if what == "link":
        assert own.read_text() == "mine"


def test_a_worktree_and_a_submodule_have_their_clones_settings(
    register: Path, run: Run, tmp_path: Path
) -> None:
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "x")
    git("config", "merge.laocoop.driver", "python -m laocoop merge --driver %O %A %B")
    git("worktree", "add", "-q", str(tmp_path / "tree"))
    os.chdir(tmp_path / "tree")
    assert "laocoop git-setup" in run("check").err
    assert run("git-setup").status == 0 and run("check").err == ""
    assert " -I -m laocoop" in git("config", "merge.laocoop.driver").stdout
    outer = tmp_path / "outer"
    git("init", "-q", str(outer))
    os.chdir(outer)
    git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(tmp_path / "work"), "sub")
    os.chdir("sub")
    assert run("git-setup").status == 0
    assert " -I -m laocoop" in git("config", "--local", "merge.laocoop.driver").stdout
    assert "laocoop" not in (outer / ".git" / "config").read_text()


@pytest.mark.parametrize(
    "name", ["x\n*.c filter=evil\n.toml", "\ufeffx.toml", "a\rb.toml", "\x07.toml"]
)
def test_a_name_that_git_cannot_be_told_is_refused(name: str, run: Run) -> None:
    git("init", "-q")
    Path(name).write_bytes(SHIPPED.read_bytes())
    result = run("--file", name, "git-setup")
    assert result.status == 5 and "plain name" in result.err
    assert not Path(".gitattributes").exists()


def test_the_programs_path_may_hold_anything(register: Path, tmp_path: Path) -> None:
    """The driver's line is read by a shell."""
    folder = tmp_path / 'it\'s $(touch ran) `touch ran` "here"'
    folder.mkdir()
    (folder / "python").symlink_to(sys.executable)
    code = (
        "import sys; sys.executable = sys.argv[1]\n"
        "from laocoop.storage.git import driver; print(driver._quoted(sys.executable))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder / "python")],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    shell = subprocess.run(
        ["sh", "-c", f"printf %s {done.stdout.strip()}"], capture_output=True, encoding="utf-8"
    )
    assert shell.stdout == str(folder / "python") and not Path("ran").exists()


def test_a_program_built_into_one_file_is_its_own_driver(
    register: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("init", "-q")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/lao coop/laocoop")
    assert run("git-setup").status == 0
    driver = git("config", "merge.laocoop.driver").stdout.strip()
    assert driver.startswith("'/opt/lao coop/laocoop' merge --driver %O %A %B; ")


def test_a_zip_with_its_own_main_is_its_own_driver(register: Path, tmp_path: Path) -> None:
    archive = tmp_path / "laocoop.pyz"
    with zipfile.ZipFile(archive, "w") as file:
        for folder in (
            ROOT / "src",
            Path(next(p for p in sys.path if p.endswith("site-packages"))),
        ):
            names = ("laocoop", "tomli", "tomli_w", "typer")
            for name in names:
                for path in sorted((folder / name).rglob("*")):
                    if path.suffix in (".py", ".mo") and "__pycache__" not in path.parts:
                        file.write(path, path.relative_to(folder))
        file.writestr("__main__.py", "from laocoop.start import main\nmain()\n")
    git("init", "-q", "-b", "main")
    setup = subprocess.run(
        [sys.executable, "-I", "-S", str(archive), "git-setup"],
        capture_output=True,
        encoding="utf-8",
    )
    assert setup.returncode == 0, setup.stderr
    driver = git("config", "merge.laocoop.driver").stdout
    assert f"-I {archive} merge --driver" in driver


# --- completion

HOSTILE = r"""$(touch ran) \$(touch ran) `touch ran` '; touch ran; ' "; touch ran; " ${x:-$(touch ran)}
 $'\x60' <(touch ran) ) ( ] [ } { | & > ran * ? # ! ~ ^ = %( ’; touch ran; ‘ “ ” « » ‹""".replace(
    "\n", " "
)
FORBIDDEN = set("$`\\'\"‘’‚‛“”„‟")


def hostile_register(path: Path) -> None:
    words = json.dumps(HOSTILE, ensure_ascii=False)
    ids = [
        "M9-1",
        "M9-2",
        "M9-$(touch ran)",
        "M9-`touch ran`",
        "M9-;touch ran",
        "M9-'",
        'M9-"',
        "M9- x",
    ]
    records = "".join(
        f"[[commitment]]\nid = {json.dumps(ident)}\ninstrument = 'M9'\n"
        f"title = {words}\nparties = ['VN']\n"
        for ident in ids
    )
    path.write_text(
        f"schema = 1\n[register]\ntitle = 'x'\nperiod = '2026-2027'\n[[party]]\nid = 'VN'\nname = {words}\n"
        f"[[theme]]\nid = 'T'\nname = {words}\n"
        f"[[instrument]]\nid = 'M9'\nkind = 'minutes'\nname = {words}\nheld = 2025-01-01\n"
        f"[[event]]\nid = 'E1'\nname = {words}\nheld = 2025-01-02\n" + records,
        encoding="utf-8",
    )


LINES = [
    "show M",
    "show MO",
    "list -i M",
    "list -t ",
    "list -p ",
    "diff --since E",
    "list --",
    "",
    "list --columns ",
    "done --st",
]


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize(
    ("shell", "language"),
    [
        *(("bash", language) for language in ("en", "vi", "lo")),
        *((shell, "vi") for shell in ("zsh", "fish", "powershell", "pwsh")),
    ],
)
@pytest.mark.sampled(4)
def test_offers_hold_nothing_that_a_shell_acts_on(line: str, shell: str, language: str) -> None:
    hostile_register(Path("commitments.toml"))
    words = f"laocoop {line}"
    asked = {
        "_LAOCOOP_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": words,
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": words.rpartition(" ")[2],
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
        "LAOCOOP_LANG": language,
    }
    done = spawn(env=os.environ | asked)
    assert done.returncode == 0, done.stderr
    offered = done.stdout
    if shell == "zsh":
        offered = offered.replace("_arguments '*: :((", "").replace("))'", "").replace('"', "")
    assert not FORBIDDEN & set(offered), offered
    assert "touch ran;" not in offered and "M9-;" not in offered
    if line == "show M":
        assert "M9-1" in offered and "M9-2" in offered


def test_words_in_offers_stay_readable() -> None:
    assert inert("Việc làm (2026): 50 % — ການຈ້າງງານ") == "Việc làm 2026 50 % — ການຈ້າງງານ"
    assert not FORBIDDEN & set(inert(HOSTILE))


SHELLS = {
    "bash": ("bash --norc -i", 'eval "$(_LAOCOOP_COMPLETE=source_bash laocoop)"', "\t\t"),
    "zsh": (
        "zsh -f -i",
        'autoload -U compinit; compinit -u; eval "$(_LAOCOOP_COMPLETE=source_zsh laocoop)"',
        "\t\t",
    ),
    "fish": (
        "fish --no-config -i",
        "env _LAOCOOP_COMPLETE=source_fish laocoop | source",
        "\t\t",
    ),
}


@pytest.mark.system
@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_that_completes_runs_nothing_of_a_register(shell: str) -> None:
    needs(shell)
    hostile_register(Path("commitments.toml"))
    start, setup, tabs = SHELLS[shell]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    child = pexpect.spawn(
        start,
        env={**os.environ, "TERM": "xterm", "PATH": path, "PS1": "$ "},
        encoding="utf-8",
        timeout=20,
        dimensions=(50, 200),
    )
    child.sendline(f"{setup}; echo rea''dy")
    child.expect("ready")
    for line in ("show M", "list -i M", "list -t T", "list -p V", "diff --since E"):
        child.send(f"laocoop {line}{tabs}")
        if line == "show M":
            child.expect("9-")  # it does complete; bash writes a bell in between
        time.sleep(1)
        child.send("\r")
        time.sleep(0.7)
        child.sendcontrol("c")
    child.sendline("echo d''one")
    child.expect("done")
    child.close(force=True)
    assert not Path("ran").exists()
    assert sorted(path.name for path in Path().iterdir()) == ["commitments.toml"]


def test_the_shipped_register_is_offered_whole() -> None:
    Path("commitments.toml").write_bytes(SHIPPED.read_bytes())
    asked = {"_LAOCOOP_COMPLETE": "complete_bash", "COMP_WORDS": "laocoop show ", "COMP_CWORD": "2"}
    offered = spawn(env=os.environ | asked).stdout.split()
    assert set(offered) == set(read_register(Path("commitments.toml")).commitments)


@pytest.mark.parametrize("common", ["../../../config/git", "../../../other/.git", "../../../ssh"])
def test_a_worktree_that_its_repository_does_not_know_is_refused(
    common: str, register: Path, run: Run, tmp_path: Path
) -> None:
    """It came in a zip, with a `commondir` that leads anywhere."""
    mine = (register.parent / "store" / "wt" / common).resolve()
    mine.mkdir(parents=True)
    (mine / "config").write_text("[user]\n\tname = me\n")
    store = Path("store/wt")
    store.mkdir(parents=True, exist_ok=True)
    Path(".git").write_text("gitdir: store/wt\n")
    (store / "gitdir").write_text("../../.git\n")
    (store / "commondir").write_text(f"{common}\n")
    result = run("git-setup")
    assert result.status == 5 and "knows nothing" in result.err
    assert (mine / "config").read_text() == "[user]\n\tname = me\n"
    assert [path.name for path in mine.iterdir()] == ["config"]


HOSTILE = "$(touch owned) 'a'; touch owned"


@pytest.mark.parametrize("language", ["vi", "lo", "en"])
def test_a_command_of_a_remedy_may_be_pasted(language: str) -> None:
    """Whatever a register or a file is called, its name is in one word of the command, and nothing else is."""
    catalogue.use(language)
    told = 0
    for code, (_wrong, remedy) in _TABLE.items():
        template = catalogue._(remedy)
        names = {name for _, name, _, _ in Formatter().parse(template) if name}
        shown = filled(template, dict.fromkeys(names, HOSTILE))
        for part in template.split("laocoop ")[1:]:
            command = part[: _end_of_command(part)]
            if "{" in command:
                told += 1
                pasted = command.format_map(dict.fromkeys(names, for_a_shell(HOSTILE)))
                assert f"laocoop {pasted}" in shown, code
                words = shlex.split(pasted)
                assert any(HOSTILE in word for word in words), code
                assert not any("touch" in word and HOSTILE not in word for word in words), code
    assert told > 20


@pytest.mark.parametrize("name", [HOSTILE, "`touch owned`", "a b", "$HOME", "*", "a\\b", '"', "!x"])
def test_a_word_for_a_shell_is_one_word(name: str, tmp_path: Path) -> None:
    line = f"printf '%s' {for_a_shell(name)}"
    shell = subprocess.run(["bash", "-c", line], cwd=tmp_path, capture_output=True, check=True)
    assert shell.stdout.decode() == name and not (tmp_path / "owned").exists()
