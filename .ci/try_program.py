"""Tries the program that was built where there is no Python: what one does in a first week.

    python .ci/try_program.py [FOLDER]

FOLDER is what `.ci/build.py` made, else `dist/laocoop`. On Linux, as root, it runs in a root that holds nothing but the
program, the C library and libz; elsewhere with an empty PATH. Ends with 1 where anything does not do what it should, and says
how long it takes to start, as a multiple of a Python that does nothing.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

WINDOWS = sys.platform == "win32"
NAME = "laocoop.exe" if WINDOWS else "laocoop"
SENTENCE = "Hai bên thống nhất trao đổi chuyên gia trong năm 2027."
DOCUMENT = f"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:r><w:t>BIÊN BẢN</w:t></w:r></w:p><w:p><w:r><w:t>1. {SENTENCE}</w:t></w:r></w:p></w:body></w:document>"""
TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELATIONS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="a" Target="word/document.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>"""
STARTS = 7


class Trial:
    """The program in a root of its own, or with nothing on its PATH."""

    def __init__(self, built: Path, folder: Path) -> None:
        self.root = folder / "root"
        self.work = self.root / "office"
        self.work.mkdir(parents=True)
        (self.work / "home").mkdir()
        self.is_alone = sys.platform == "linux" and os.geteuid() == 0
        self.inside = "/office" if self.is_alone else str(self.work)  # what the program calls it
        shutil.copytree(built, self.root / "laocoop", symlinks=True)
        if self.is_alone:
            _copy_c_library(self.root)
            (self.root / "tmp").mkdir()
            (self.root / "dev").mkdir()
            (self.root / "dev" / "null").touch()

    def __call__(self, *words: str, status: int = 0) -> str:
        """What it prints. Raises AssertionError for another status."""
        home = f"{self.inside}/home"
        program = "/laocoop/laocoop" if self.is_alone else str(self.root / "laocoop" / NAME)
        environment = {"HOME": home, "USERPROFILE": home, "PATH": "", "LAOCOOP_LANG": "vi"}
        environment |= {"LAOCOOP_PARTY": "VN", "LAOCOOP_USER": "Hoa", "PYTHONUTF8": "1"}
        if WINDOWS:
            environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
        command = [program, *words]
        if self.is_alone:
            command = ["chroot", str(self.root), *command]
            environment["PATH"] = os.environ["PATH"]  # for chroot itself; inside nothing is there
        done = subprocess.run(
            ["sh", "-c", f"cd '{self.work}' && exec \"$@\"", "sh", *command]
            if not WINDOWS and not self.is_alone
            else command,
            cwd=self.work,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        told = done.stdout + done.stderr
        assert done.returncode == status and "Traceback" not in told, (words, told)
        return told


def main() -> int:
    """Does one thing after the other."""
    root = Path(__file__).resolve().parent.parent
    built = Path(sys.argv[1] if len(sys.argv) > 1 else root / "dist" / "laocoop").absolute()
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(built, Path(folder))
        register = f"{trial.inside}/so.toml"
        trial("init", register)
        ours = ["--file", register]
        assert "MOU-1" in trial(*ours, "list", "--all")
        assert "MOU-2" in trial(*ours, "done", "MOU-2", "-n", "đã xong", "-e", "a.pdf")
        with zipfile.ZipFile(trial.work / "m.docx", "w") as package:
            for name, text in {
                "[Content_Types].xml": TYPES,
                "_rels/.rels": RELATIONS,
                "word/document.xml": DOCUMENT,
            }.items():
                package.writestr(name, text)
        trial(*ours, "load", f"{trial.inside}/m.docx", "-i", "M10", "--yes")
        assert "M10-1" in trial(*ours, "list", "--all")
        for suffix in ("docx", "xlsx", "pdf", "html", "ics", "json"):
            trial(*ours, "report", "-o", f"{trial.inside}/r.{suffix}")
            assert (trial.work / f"r.{suffix}").stat().st_size > 200, suffix
        trial(*ours, "export", f"{trial.inside}/r.sqlite")
        driver = _as_driver(built, Path(folder) / "clones")
        print("tried:", "in an empty root" if trial.is_alone else "with nothing on its PATH")
        print("git's driver:", driver)
        print(f"a start: {_start(built):.1f} times that of Python alone")
    return 0


def _as_driver(built: Path, folder: Path) -> str:
    """Has two clones report at once, and git merge both by the program itself; what was tried of it."""
    git = shutil.which("git")
    if git is None:
        return "no git is here"
    program, environment = str(built / NAME), os.environ | {"LAOCOOP_USER": "Hoa"}
    hub, clones = folder / "hub", [folder / "VN", folder / "LA"]
    hub.mkdir(parents=True)
    for clone in clones:
        clone.mkdir()
        mine = environment | {"LAOCOOP_PARTY": clone.name}
        words = [["sync", "--setup", str(hub)]]
        for given in ([["init"]] if clone is clones[0] else []) + words:
            subprocess.run([program, *given], cwd=clone, env=mine, check=True, capture_output=True)
    settings = (clones[0] / ".git" / "config").read_text(encoding="utf-8")
    assert "merge --driver" in settings and "-m laocoop" not in settings, settings
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    for clone in clones:
        mine = environment | {"LAOCOOP_PARTY": clone.name}
        said = [program, "note", "MOU-1", f"of {clone.name}"]
        subprocess.run(said, cwd=clone, env=mine, check=True, capture_output=True)
        for words in (
            ["commit", "-qam", "x"],
            ["pull", "-q", "--no-rebase", "--no-edit"],
            ["push", "-q"],
        ):
            subprocess.run([git, *who, *words], cwd=clone, env=environment, check=True)
    text = (clones[1] / "commitments.toml").read_text(encoding="utf-8")
    assert "of VN" in text and "of LA" in text and "<<<<" not in text
    return "two clones, merged by records"


def _start(built: Path) -> float:
    """The least time that `--version` takes, as a multiple of a Python that does nothing."""
    least = []
    for command in ([str(built / NAME), "--version"], [sys.executable, "-I", "-c", "pass"]):
        times = []
        for _turn in range(STARTS):
            begin = time.perf_counter()
            subprocess.run(command, capture_output=True, check=True)
            times.append(time.perf_counter() - begin)
        least.append(min(times))
    return least[0] / least[1]


def _copy_c_library(root: Path) -> None:
    """What every program on this system is loaded with, and Python is not."""
    told = subprocess.run(["ldd", "/bin/sh"], capture_output=True, text=True, check=True).stdout
    folders = {Path(path).parent for path in re.findall(r"(/\S+)", told)}
    names = "ld-linux-x86-64.so.2 ld-linux-aarch64.so.1 libc.so.6 libm.so.6 libdl.so.2 libpthread.so.0 librt.so.1 libutil.so.1 libz.so.1"
    for folder in folders:
        for name in names.split():
            if (folder / name).exists():
                target = root / str(folder).lstrip("/")
                target.mkdir(parents=True, exist_ok=True)
                shutil.copy(folder / name, target / name)


if __name__ == "__main__":
    raise SystemExit(main())
