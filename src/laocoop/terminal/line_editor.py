"""One line that a person edits in the terminal.

The line editor is a library's: it knows the keys of every terminal, the erasing and writing anew by which
Vietnamese input methods put marks on a letter, and the width of Lao marks that stand above and below one.
"""

from __future__ import annotations

import os
import sys
import unicodedata

from laocoop.clean import clean
from laocoop.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.key_binding.key_processor import KeyPressEvent


def edit_line(question: str, text: str) -> str:
    """What a person makes of `text`, asked for on stderr. Raises KeyboardInterrupt where they stop."""
    # Where the cursor stands is of use to menus alone, and some terminals do not tell.
    os.environ["PROMPT_TOOLKIT_NO_CPR"] = "1"
    from prompt_toolkit import PromptSession  # takes as long to load as all of a list
    from prompt_toolkit.output import create_output

    session: PromptSession[str] = PromptSession(
        output=create_output(stdout=sys.stderr), key_bindings=_by_letter()
    )
    try:
        return session.prompt(clean(question), default=clean(text))
    except EOFError:
        raise KeyboardInterrupt from None


def _by_letter() -> KeyBindings:
    """Keys that take a letter and its marks as one: without them the cursor stands inside a Lao syllable.

    Backspace takes a mark alone, as both languages' keyboards have it.
    """
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()

    @keys.add("left")
    def left(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        buffer.cursor_position = letter_edge(buffer.text, buffer.cursor_position, -1)

    @keys.add("right")
    def right(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        buffer.cursor_position = letter_edge(buffer.text, buffer.cursor_position, 1)

    @keys.add("delete")
    def delete(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        end = letter_edge(buffer.text, buffer.cursor_position, 1)
        buffer.delete(end - buffer.cursor_position)

    return keys


def letter_edge(text: str, place: int, step: int) -> int:
    """Where the letter ends, or with a `step` of -1 begins, that stands at `place`: marks belong to it."""
    place += step
    while 0 < place < len(text) and unicodedata.category(text[place]).startswith("M"):
        place += step
    return min(max(place, 0), len(text))
