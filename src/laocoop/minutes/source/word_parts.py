"""The parts of a Word file: its text, and what stands beside it, under the names that Word gives them.

ECMA-376 part 2: a part names others by relationships. Strict files say the same under other addresses, and are
read as if they said the usual ones.
"""

from __future__ import annotations

import zipfile

from laocoop.minutes.source.bounds import package
from laocoop.minutes.source.relationships import relationships
from laocoop.typed import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/main",
        b"http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
)


class WordParts:
    """The parts of a file that is known to be within bounds. Raises ValueError where it is no Word file."""

    def __init__(self, data: bytes) -> None:
        self._packed: zipfile.ZipFile = package(data)
        self.names = dict.fromkeys(part.filename for part in self._packed.infolist())
        self._targets: dict[tuple[str, str], dict[str, str]] = {}
        documents = [*self.targets("", "/officeDocument").values()]
        if not documents:
            raise ValueError("it names no document")
        self.document = documents[0]
        self.body = self.xml(self.document).find(f"{W}body")
        if self.body is None:
            raise ValueError("its document has no body")

    def xml(self, part: str) -> Any:
        """The root of a part. Raises what its parser raises."""
        from lxml import etree

        text = self._packed.read(part)
        for strict, usual in _STRICT:
            text = text.replace(strict, usual)
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(text, parser)

    def targets(self, part: str, kind: str = "") -> dict[str, str]:
        """The parts that a part names, as of a kind, by the id that it gives them; none outside the file."""
        known = self._targets.get((part, kind))
        if known is None:
            self._targets[part, kind] = known = {
                each.ident: each.target
                for each in relationships(self._packed, part, kind)
                if each.target in self.names and not each.is_external
            }
        return known

    def of_kind(self, kind: str) -> Any:
        """The root of the part that the document names as of a kind; None where there is none."""
        parts = [*self.targets(self.document, kind).values()]
        return self.xml(parts[0]) if parts else None

    def others(self) -> list[str]:
        """The parts of XML beside the document and what lays it out: comments, heads and feet, charts."""
        return [
            name
            for name in self.names
            if name.endswith(".xml") and name != self.document and name.startswith("word/")
        ]
