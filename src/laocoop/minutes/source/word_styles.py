"""What Word's styles say of a run of letters: struck out, hidden, the font; and of a paragraph."""

from __future__ import annotations

from laocoop.minutes.source.word_parts import W
from laocoop.typed import Any

_OFF = ("0", "false", "off")
_STRIKES = ("strike", "dstrike")


class WordStyles:
    """The styles of a document, each with what the styles that it is based on say."""

    def __init__(self, styles: Any) -> None:
        self._own: dict[str, Any] = {}
        self._based: dict[str, str] = {}
        self.names: dict[str, str] = {}
        """By id, in small letters."""
        self._known: dict[tuple[str, str], str] = {}
        self._default: Any = None
        for style in styles.iter(f"{W}style") if styles is not None else ():
            ident = style.get(f"{W}styleId", "")
            self._own[ident] = style.find(f"{W}rPr")
            name, above = style.find(f"{W}name"), style.find(f"{W}basedOn")
            self.names[ident] = (name.get(f"{W}val") or "").lower() if name is not None else ""
            if above is not None:
                self._based[ident] = above.get(f"{W}val", "")
        if styles is not None:
            self._default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")

    def is_struck(self, run: Any, paragraph: str) -> bool:
        """True for letters that are struck out: they are there, and not in force."""
        return any(self._says(run, paragraph, name) == "on" for name in _STRIKES)

    def is_hidden(self, run: Any, paragraph: str) -> bool:
        """True for letters that Word does not show."""
        return self._says(run, paragraph, "vanish") == "on"

    def font(self, run: Any, paragraph: str) -> str:
        """The font that the letters are in; empty where nothing says."""
        return self._says(run, paragraph, "rFonts")

    def _says(self, run: Any, paragraph: str, name: str) -> str:
        properties = run.find(f"{W}rPr")
        own = _value(properties, name)
        if own or properties is None:
            return own or self._of_style(paragraph, name)
        style = properties.find(f"{W}rStyle")
        of_run = self._of_style(style.get(f"{W}val", ""), name) if style is not None else ""
        return of_run or self._of_style(paragraph, name)

    def _of_style(self, ident: str, name: str) -> str:
        """What a style says, or one that it is based on, or all paragraphs."""
        key, passed = (ident, name), []
        while key not in self._known:
            self._known[key] = ""  # a circle ends here
            passed.append(key)
            own = _value(self._own.get(key[0]), name)
            if own or not key[0]:
                self._known[key] = own or _value(self._default, name)
                break
            key = (self._based.get(key[0], ""), name)
        answer = self._known[key]
        for earlier in passed:
            self._known[earlier] = answer
        return answer


def _value(properties: Any, name: str) -> str:
    """ "on", "off" or a font; empty where it is not said."""
    element = properties.find(f"{W}{name}") if properties is not None else None
    if element is None:
        return ""
    if name == "rFonts":
        return element.get(f"{W}ascii") or element.get(f"{W}hAnsi") or ""
    return "off" if element.get(f"{W}val", "1") in _OFF else "on"
