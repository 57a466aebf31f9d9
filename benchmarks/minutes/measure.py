"""How well `laocoop load` finds what a careful clerk would take, document by document.

    python benchmarks/minutes/measure.py [-v] [FOLDER]

Each document of FOLDER (this one unless named) has a file beside it, NAME.expected, with a line a
commitment: clause | parties | due | soft. Documents called *.docx.txt are made into Word files with
automatic numbers (`@1`, `@2`), headings (`=`) and tables (`|`); *.pdf.txt into PDF; *.cp1258.txt and
*.utf16.txt into text of those encodings. Two candidates of one clause are told apart by their parties.
"""

from __future__ import annotations

import io
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from laocoop.minutes.proposal.candidates import read_clauses
from laocoop.minutes.reading import Candidate
from laocoop.minutes.source.document import read_lines
from laocoop.storage.read import read

HERE = Path(__file__).resolve().parent
REGISTER = HERE.parent.parent / "data" / "commitments.toml"


class Wanted(NamedTuple):
    """What a clerk would write down."""

    clause: str
    parties: str
    due: str
    soft: bool


class Score(NamedTuple):
    """How one document went."""

    wanted: int
    found: int
    right: int
    parties: int
    due: int
    soft: int

    def line(self, name: str) -> str:
        """The figures as a row."""

        def share(part: int, whole: int) -> str:
            return f"{part / whole if whole else 1:9.2f}"

        return (
            f"{name:34}{self.wanted:4}{self.found:4}"
            + share(self.right, self.found)
            + share(self.right, self.wanted)
            + share(self.parties, self.right)
            + share(self.due, self.right)
            + share(self.soft, self.right)
        )


def expected(path: Path) -> list[Wanted]:
    """The commitments of an .expected file."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            clause, parties, due, soft = (cell.strip() for cell in (line + " | | ").split("|")[:4])
            found.append(Wanted(clause, parties, due, soft == "soft"))
    return found


def as_wanted(candidate: Candidate) -> Wanted:
    """A candidate in the shape of an expectation."""
    due = candidate.due.isoformat() if candidate.due else ""
    return Wanted(candidate.clause, " ".join(candidate.parties), due, candidate.soft)


def documents(folder: Path) -> Iterator[tuple[str, Path, bytes, list[Wanted]]]:
    """Name, path, bytes and expectations of each document."""
    for expectation in sorted(folder.glob("*.expected")):
        stem = expectation.stem
        source = next(path for path in sorted(folder.glob(f"{stem}.*")) if path != expectation)
        text = source.read_bytes()
        if source.name.endswith(".docx.txt"):
            text, source = word_file(text.decode()), source.with_suffix("")
        elif source.name.endswith(".pdf.txt"):
            text, source = pdf_file(text.decode()), source.with_suffix("")
        elif source.name.endswith(".cp1258.txt"):
            text = windows_1258(text.decode())
        elif source.name.endswith(".utf16.txt"):
            text = text.decode().encode("utf-16")
        yield source.name, source, text, expected(expectation)


def windows_1258(text: str) -> bytes:
    """`text` as Windows writes Vietnamese: letters with their hats, tones after them."""
    import unicodedata

    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = ""
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        tone = "".join(part for part in parts if part in tones)
        rest = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        out += rest + tone
    return out.encode("cp1258")


def word_file(text: str) -> bytes:
    """A Word file with automatic numbers, which stand nowhere in its text."""
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    numbering: Any = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{shown}"/></w:lvl>'
        for level, (form, shown) in enumerate((("decimal", "%1."), ("lowerLetter", "%2)")))
    )
    space = nsdecls("w")
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {space} w:abstractNumId="90">{levels}</w:abstractNum>')
    )
    rows: list[list[str]] = []
    number = 900
    for line in [*text.splitlines(), ""]:
        if line.startswith("|"):
            rows.append(line[1:].split("|"))
            continue
        if rows:
            table = document.add_table(len(rows), len(rows[0]))
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, words in zip(row.cells, cells, strict=True):
                    cell.text = words
            rows = []
        if line.startswith("="):
            number += 1  # under each heading the numbers begin anew
            start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
            link = f'<w:abstractNumId w:val="90"/>{start}'
            numbering.append(parse_xml(f'<w:num {space} w:numId="{number}">{link}</w:num>'))
            document.add_heading(line[1:], 2)
        elif line[:1] == "@":
            paragraph = document.add_paragraph(line[3:])
            level = int(line[1]) - 1
            properties = paragraph._p.get_or_add_pPr()
            properties.append(
                parse_xml(
                    f'<w:numPr {space}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
                )
            )
        elif line:
            document.add_paragraph(line)
    raw = io.BytesIO()
    document.save(raw)
    return raw.getvalue()


def pdf_file(text: str) -> bytes:
    """A PDF with a text layer, lines broken where the page is full, page numbers at the foot."""
    from textwrap import wrap

    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    raw = io.BytesIO()
    canvas = Canvas(raw, pagesize=A4)
    lines = [piece for line in text.splitlines() for piece in (wrap(line, 85) or [""])]
    for page, start in enumerate(range(0, len(lines), 18), 1):
        for at, line in enumerate(lines[start : start + 18]):
            canvas.drawString(60, 780 - 18 * at, line)
        canvas.drawString(290, 40, str(page))
        canvas.showPage()
    canvas.save()
    return raw.getvalue()


def score(wanted: list[Wanted], found: list[Wanted]) -> tuple[Score, list[Wanted], list[Wanted]]:
    """The figures, what was missed and what was taken wrongly."""
    left = list(found)
    pairs: list[tuple[Wanted, Wanted]] = []
    missed: list[Wanted] = []
    for strictly in (True, False):
        for want in list(wanted) if strictly else list(missed):
            same = [
                have
                for have in left
                if have.clause == want.clause and (not strictly or have.parties == want.parties)
            ]
            if same:
                best = next((have for have in same if have.due == want.due), same[0])
                left.remove(best)
                pairs.append((want, best))
                if not strictly:
                    missed.remove(want)
            elif strictly:
                missed.append(want)
    return (
        Score(
            len(wanted),
            len(found),
            len(pairs),
            sum(want.parties == have.parties for want, have in pairs),
            sum(want.due == have.due for want, have in pairs),
            sum(want.soft == have.soft for want, have in pairs),
        ),
        missed,
        left,
    )


def main() -> None:
    """Prints the table, and with -v what went wrong."""
    arguments = sys.argv[1:]
    verbose = "-v" in arguments
    folder = Path(next((word for word in arguments if word != "-v"), HERE))
    if not any(folder.glob("*.expected")):
        raise SystemExit(f"{folder} has no documents: see the first lines of {__file__}")
    themes = frozenset(read(REGISTER).register.themes)
    total: Counter[str] = Counter()
    print(
        f"{'document':34}{'want':>4}{'got':>4}{'precision':>9}{'recall':>9}{'parties':>9}{'due':>9}{'soft':>9}"
    )
    for name, path, data, wanted in documents(folder):
        reading = read_clauses(read_lines(path, data), themes)
        result, missed, extra = score(wanted, [as_wanted(found) for found in reading.candidates])
        print(result.line(name))
        total.update(result._asdict())
        if verbose:
            for want in missed:
                print("    missed", *want)
            for have in extra:
                print("    extra ", *have)
            for want in wanted:
                same = [as_wanted(c) for c in reading.candidates if c.clause == want.clause]
                if want not in missed and want not in same:
                    print("    other ", *want, "<>", *same)
    print(Score(**total).line("all"))


if __name__ == "__main__":
    main()
