"""Makes docs/list.svg, the README's picture, from what the program prints in a real terminal.

python docs/make_picture.py
"""

from __future__ import annotations

import io
import os
import re
import sys
from pathlib import Path

import pexpect
from rich.console import Console
from rich.text import Text

HERE = Path(__file__).resolve().parent
COLUMNS = 92


def main() -> None:
    """Runs `laocoop --lang vi list` and draws the top of what it shows."""
    child = pexpect.spawn(
        sys.executable,
        ["-m", "laocoop", "--lang", "vi", "list"],
        encoding="utf-8",
        dimensions=(100, COLUMNS),
        env=os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor"},
        cwd=HERE.parent,
    )
    child.expect(pexpect.EOF)
    lines = str(child.before).replace("\r\n", "\n").split("\n")
    console = Console(record=True, width=COLUMNS, file=io.StringIO())
    console.print(Text.from_ansi("\n".join(lines)))
    svg = console.export_svg(title="laocoop list", unique_id="laocoop")
    # Fonts of the reader's own machine: nothing is fetched when the picture is looked at.
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")
    (HERE / "list.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
