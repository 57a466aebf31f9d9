"""One sheet for a native reader: every sentence of the program and every wording of the register, beside its English.

    python docs/reading_sheet.py write lo lao.xlsx
    python docs/reading_sheet.py take lo lao.xlsx

The reader writes into the column "better" what is to stand instead; `take` puts it where it belongs, and names every row
that it cannot take, with the reason. Nothing else in the files changes.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import tomli_w
import xlsxwriter

from laocoop.domain.wording import Wording
from laocoop.storage.examine import parse
from laocoop.storage.merge.text import take_apart
from laocoop.storage.schema.kinds import KINDS, records_of

ROOT = Path(__file__).resolve().parent.parent
REGISTER = ROOT / "data" / "commitments.toml"
COLUMNS = ("where", "key", "English", "now", "better")
PROGRAM, OF_REGISTER = "program", "register"
_PLACEHOLDER = re.compile(r"\{\w*\}")
_STRING = re.compile(r'^(msgid|msgid_plural|msgstr(?:\[0\])?) ("(?:[^"\\]|\\.)*")$', re.MULTILINE)

Row = tuple[str, str, str, str]
"""Where it stands, its key there, the English, and what stands now."""


def catalogue(language: str) -> Path:
    """The file with the sentences of a language."""
    return ROOT / "src" / "laocoop" / "i18n" / "locale" / language / "LC_MESSAGES" / "laocoop.po"


def rows(language: str) -> Iterator[Row]:
    """All that a reader of the language is to read."""
    for block in catalogue(language).read_text("utf-8").split("\n\n"):
        told = {name: ast.literal_eval(text) for name, text in _STRING.findall(block)}
        if told.get("msgid"):
            english = told.get("msgid_plural", told["msgid"])
            yield PROGRAM, told["msgid"], english, told.get("msgstr", told.get("msgstr[0]", ""))
    register = parse(REGISTER.read_bytes(), str(REGISTER))
    for kind, records in records_of(register).items():
        for record in records.values():
            for field in KINDS[kind].fields:
                wording = getattr(record, field)
                if isinstance(wording, Wording) and getattr(wording, language):
                    key = f"{kind} {record.id} {field}"
                    yield OF_REGISTER, key, wording.en, getattr(wording, language)


def write(language: str, path: str) -> int:
    """Writes the sheet, and gives how many rows it has."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(language)
        looks = book.add_format({"text_wrap": True, "valign": "top"})
        sheet.set_column(0, 1, 18, looks)
        sheet.set_column(2, 4, 60, looks)
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, COLUMNS)
        count = 0
        for count, row in enumerate(rows(language), 1):
            for at, text in enumerate(row):
                sheet.write_string(count, at, text)
    return count


def take(language: str, path: str) -> tuple[int, list[str]]:
    """Takes the sheet back: how many rows were taken, and those that were not, each with the reason."""
    known = {(where, key): (english, now) for where, key, english, now in rows(language)}
    taken, refused = 0, []
    sheet = openpyxl.load_workbook(path, read_only=True).active
    for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        where, key, _english, now, better = (str(cell or "") for cell in (*cells, *[None] * 5)[:5])
        better = better.strip()
        if number == 1 or not better or better == now:
            continue
        reason = _refused(known.get((where, key)), now, better)
        if not reason:
            change = _in_the_catalogue if where == PROGRAM else _in_the_register
            reason = "" if change(language, key, now, better) else "it is not written plainly there"
        if reason:
            refused.append(f"row {number}, {key}: {reason}")
        else:
            taken += 1
    return taken, refused


def _refused(known: tuple[str, str] | None, now: str, better: str) -> str:
    """Why a row cannot be taken; empty where it can."""
    if known is None:
        return "there is no such sentence any more"
    if known[1] != now:
        return "it was changed since the sheet was written"
    if sorted(set(_PLACEHOLDER.findall(better))) != sorted(set(_PLACEHOLDER.findall(known[0]))):
        return "the words in braces must be those of the English"
    return ""


def _in_the_catalogue(language: str, key: str, now: str, better: str) -> bool:
    path = catalogue(language)
    blocks = path.read_text("utf-8").split("\n\n")
    for at, block in enumerate(blocks):
        told = dict(_STRING.findall(block))
        if "msgid" in told and ast.literal_eval(told["msgid"]) == key:
            name = "msgstr[0]" if "msgstr[0]" in told else "msgstr"
            escaped = better.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            blocks[at] = block.replace(f"{name} {told[name]}", f'{name} "{escaped}"')
            path.write_text("\n\n".join(blocks), "utf-8")
            return blocks[at] != block
    return False


def _in_the_register(language: str, key: str, now: str, better: str) -> bool:
    kind, ident, field = key.split(" ")
    whole = take_apart(REGISTER.read_bytes(), str(REGISTER))
    start, end = whole.spans[kind, ident]
    block = whole.text[start:end]
    line = re.search(rf"^{field} = .*$", block, re.MULTILINE)
    if line is None:
        return False
    old, new = (tomli_w.dumps({language: text}).strip() for text in (now, better))
    if line[0].count(old) != 1:
        return False
    changed = block.replace(line[0], line[0].replace(old, new))
    REGISTER.write_text(whole.text[:start] + changed + whole.text[end:], "utf-8")
    return True


def main(words: list[str]) -> int:
    """What is asked for on the command line; 1 where a row could not be taken."""
    if len(words) != 3 or words[0] not in ("write", "take") or words[1] not in ("vi", "lo"):
        print(__doc__)
        return 2
    asked, language, path = words
    if asked == "write":
        print(f"{write(language, path)} rows in {path}")
        return 0
    taken, refused = take(language, path)
    print(f"{taken} rows taken.", *refused, sep="\n")
    if taken:
        print(
            "Build the catalogues anew (pip install -e .), and run the tests. A register that was changed is a new"
        )
        print("edition: keep the one before in data/earlier, and raise `edition`.")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
