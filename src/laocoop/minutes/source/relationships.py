"""How a part of an office file names others (ECMA-376 part 2, 9.3): by an id, a kind and where they lie."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator

from laocoop.record import Record


class Relationship(Record):
    """One part named by another; `target` is its name in the file."""

    ident: str
    target: str
    is_external: bool
    """True where it is said to lie elsewhere."""


def relationships(packed: zipfile.ZipFile, part: str, kind: str = "") -> Iterator[Relationship]:
    """Those of a part, or with the name "" of the whole file, that are of a kind: what its address ends with.

    Raises what the parser raises.
    """
    from lxml import etree

    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels not in packed.namelist():
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for element in etree.fromstring(packed.read(rels), parser).iter("{*}Relationship"):
        if (element.get("Type") or "").endswith(kind):
            target = posixpath.normpath(posixpath.join("/", folder, element.get("Target") or ""))
            is_external = element.get("TargetMode") == "External"
            yield Relationship(element.get("Id") or "", target.lstrip("/"), is_external)
