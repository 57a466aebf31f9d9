"""Compiles the gettext catalogues when the package is built or installed for editing."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[Any]):
    """Writes a .mo file beside each .po file."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Runs before the files are collected."""
        for po in sorted(Path(self.root).glob("src/laocoop/i18n/locale/*/LC_MESSAGES/*.po")):
            with po.open("rb") as source:
                catalogue = read_po(source, abort_invalid=True)
            compiled = io.BytesIO()
            write_mo(compiled, catalogue)
            _put(po.with_suffix(".mo"), compiled.getvalue())


def _put(path: Path, data: bytes) -> None:
    """Whole or not at all: a program that runs from this checkout may read it at this moment."""
    if path.exists() and path.read_bytes() == data:
        return
    new = path.with_name(f".{path.name}.{os.getpid()}")
    new.write_bytes(data)
    new.replace(path)
