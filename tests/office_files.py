"""Word and Excel files of tests, and their parts changed by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx

CLAUSE = "1. The two sides agreed to exchange experts on labour inspection in 2027."


def word(change: Callable[[str], str] = lambda xml: xml, part: str = "word/document.xml") -> bytes:
    document = docx.Document()
    document.add_paragraph(CLAUSE[3:], style="List Number")
    packed = io.BytesIO()
    document.save(packed)
    return changed(packed.getvalue(), part, change)


def changed(package: bytes, part: str, change: Callable[[str], str]) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(result, "w", 8) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data.decode()).encode() if name == part else data)
    return result.getvalue()


def with_parts(package: bytes, parts: dict[str, bytes]) -> bytes:
    result = io.BytesIO(package)
    with zipfile.ZipFile(result, "a", 8) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return result.getvalue()
