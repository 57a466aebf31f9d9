"""Makes the program that needs no Python: a folder with all in it, and the same as one file to hand on.

    python .ci/build.py [FOLDER]

into FOLDER, else `dist`, for the system on which it runs. `.github/workflows/build.yml` does it on Linux, Windows and
macOS. It makes an environment of its own; what is put into it stands in `constraints.txt`.
"""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMPILED = ("tomli",)
"""Packages whose compiled part has a name that nothing in them says."""
WHOLE = ("laocoop", "typst", "docx", "pypdfium2", "pypdfium2_raw", "icalendar", "jinja2", "tzdata")
"""Packages of which modules are named at run time, or which bring files."""
ENTRY = "from laocoop.start import main\n\nmain()\n"


def main() -> int:
    """Builds it, and says where it is."""
    into = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "dist").absolute()
    with tempfile.TemporaryDirectory() as folder:
        python = _environment(Path(folder) / "environment")
        made = _built(python, Path(folder))
        target = into / "laocoop"
        shutil.rmtree(target, ignore_errors=True)
        into.mkdir(parents=True, exist_ok=True)
        shutil.move(made, target)
    name = f"laocoop-{_version(target)}-{platform.system().lower()}-{platform.machine().lower()}"
    packed = shutil.make_archive(
        str(into / name), "zip" if sys.platform == "win32" else "gztar", into, "laocoop"
    )
    print(target, packed, sep="\n")
    return 0


def _environment(folder: Path) -> str:
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    pip = [str(python), "-m", "pip", "install", "-q", "-c", str(ROOT / "constraints.txt")]
    subprocess.run([*pip, f"{ROOT}[build]"], check=True)
    return str(python)


def _built(python: str, folder: Path) -> Path:
    entry = folder / "begin.py"
    entry.write_text(ENTRY, encoding="utf-8")
    asked = [*(f"--collect-all={name}" for name in WHOLE)]
    asked += [f"--hidden-import={name}" for name in _compiled(python)]
    command = [
        python,
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--log-level=ERROR",
        "--console",
        "--name=laocoop",
    ]
    places = ["--distpath", str(folder / "made"), "--workpath", str(folder / "work")]
    # Not in the folder of the sources: what lies there is not what was installed.
    subprocess.run(
        [*command, "--specpath", str(folder), *places, *asked, str(entry)], cwd=folder, check=True
    )
    return folder / "made" / "laocoop"


def _compiled(python: str) -> list[str]:
    """The names of compiled parts, which stand beside their packages under a name that is drawn."""
    code = (
        "import importlib.util as u, pathlib as p\n"
        f"for name in {COMPILED!r}:\n"
        "    place = p.Path(u.find_spec(name).origin).parent.parent\n"
        "    print(*(f.name.split('.')[0] for f in place.glob('*__mypyc*')))\n"
    )
    told = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True)
    return told.stdout.split()


def _version(target: Path) -> str:
    program = target / ("laocoop.exe" if sys.platform == "win32" else "laocoop")
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    return told.stdout.split()[-1]


if __name__ == "__main__":
    raise SystemExit(main())
