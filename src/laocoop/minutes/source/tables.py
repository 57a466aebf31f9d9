"""Tables of a document: the same clauses in several languages side by side, or rows of a plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from laocoop.domain.search.folding import compose
from laocoop.minutes.language.markers import marker
from laocoop.minutes.language.phrases import any_case, phrase
from laocoop.minutes.language.text import in_capitals, language_of, pattern
from laocoop.minutes.reading import TABLE_HEADS
from laocoop.minutes.source.lines import Line

LEAST_SHARE = 0.3
"""A column with less of the text than the longest has is no translation of it."""

_WHAT = pattern(phrase("row_says_what"))
_NUMBER = any_case(rf"(?:№|#|{phrase('row_number')})\.?")
"""The head of the column that counts the rows, wherever it stands."""
_READ_FIRST = ("vi", "en", "lo")
"""Of columns that say the same, the one that is read; the others stand beside it."""
TableRow = list[list[str]]
"""The cells of a row, each its paragraphs."""


def lines_of_table(rows: list[TableRow], place: str) -> Iterator[Line]:
    """The table's lines: of one language where columns hold the same in several, else row by row."""
    columns = _languages(rows)
    kinds = {language for language in columns.values() if language}
    if len(kinds) > 1:
        yield from _side_by_side(rows, columns, place)
        return
    header: list[str] = []
    for number, row in enumerate(rows, 1):
        cells = [" ".join(cell) for cell in row]
        if number == 1 and _is_header(cells) and len(rows) > 1:
            header = _filled(cells)
            heads = " · ".join(filter(None, cells))
            yield Line(heads, f"{place}, row {number}", left_out=TABLE_HEADS)
            continue
        where = f"{place}, row {number}"
        filled = [cell for cell in cells if cell]
        if header and len(filled) == 2 and _is_band(*filled):
            yield Line(f"{filled[0].rstrip('.')}. {filled[1]}", where, is_heading=True)
        elif len(filled) <= 1 or not header:
            for text in (text for cell in row for text in cell):
                band = bool(header) and len(text) < 100 and marker(text) is None
                yield Line(text, where, is_heading=band and not text.endswith((".", ";")))
        else:
            yield Line(_as_sentence(header, cells), where)


def _languages(rows: list[TableRow]) -> dict[int, str]:
    """The language of each column: that of most of its cells."""
    counted: dict[int, Counter[str]] = {}
    for row in rows:
        for column, cell in enumerate(row):
            language = language_of(" ".join(cell))
            if language:
                counted.setdefault(column, Counter())[language] += len(" ".join(cell))
    longest = max((counts.total() for counts in counted.values()), default=0)
    return {
        column: counts.most_common(1)[0][0]
        for column, counts in counted.items()
        if counts.total() > longest * LEAST_SHARE
    }


def _side_by_side(rows: list[TableRow], columns: dict[int, str], place: str) -> Iterator[Line]:
    # Whoever reads it: the same document undertakes the same.
    main = next(language for language in _READ_FIRST if language in columns.values())
    for number, row in enumerate(rows, 1):
        where = f"{place}, row {number}"
        cells: dict[str, list[str]] = {}
        numeral = ""
        for column, cell in enumerate(row):
            language = columns.get(column, "")
            if language and language not in cells:
                cells[language] = cell
            elif not language and len(" ".join(cell)) <= 8:
                numeral = " ".join(cell).strip()
        texts = cells.pop(main, [])
        if not texts and cells:
            texts = next(iter(cells.values()))
        for at, text in enumerate(texts):
            if at == 0 and numeral and marker(text) is None:
                text = (
                    f"{numeral.rstrip('.')}. {text}"
                    if numeral[-1:].isalnum()
                    else f"{numeral} {text}"
                )
            others = {
                language: " ".join(in_language) if len(texts) == 1 else in_language[at]
                for language, in_language in cells.items()
                if len(texts) == 1 or len(in_language) == len(texts)
            }
            yield Line(text, where, {key: value for key, value in others.items() if value})


def _is_header(cells: list[str]) -> bool:
    return (
        len(cells) > 2
        and all(len(cell) < 60 for cell in cells)
        and not any(cell.endswith((".", ";")) for cell in cells if len(cell) > 5)  # "No.", "TT."
    )


def _is_band(number: str, title: str) -> bool:
    """True for a row of a plan that numbers a group of rows, and says in capitals what they are about."""
    return len(number) <= 4 and number.strip(".)").isalnum() and in_capitals(title)


def _filled(heads: list[str]) -> list[str]:
    """The heads of all columns: one that spans several is that of each."""
    filled: list[str] = []
    for head in heads:
        filled.append(head or (filled[-1] if filled else ""))
    return filled


def _as_sentence(header: list[str], cells: list[str]) -> str:
    """A plan's row: its number and longest cell, then the other cells with their headings."""
    named = [at for at, label in enumerate(header[: len(cells)]) if _WHAT.search(compose(label))]
    longest = max(named or range(len(cells)), key=lambda at: len(cells[at]))
    counted = [at for at, label in enumerate(header[: len(cells)]) if _NUMBER.fullmatch(label)]
    first = next((at for at in counted if cells[at]), 0)
    numeral = cells[first] if longest != first and len(cells[first]) <= 8 else ""
    text = cells[longest].rstrip(" .;")
    for at, cell in enumerate(cells):
        if at != longest and cell and not (at == first and numeral):
            label = header[at] if at < len(header) else ""
            text += f" ({label}: {cell})" if label else f" ({cell})"
    end = "" if numeral.endswith((".", ")")) else "."
    return f"{numeral}{end} {text}." if numeral else f"{text}."
