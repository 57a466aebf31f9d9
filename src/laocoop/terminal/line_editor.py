"""One line that a person edits in the terminal.

The line editor is a library's: it knows the keys of every terminal, the erasing and writing anew by which
Vietnamese input methods put marks on a letter, and the width of Lao marks that stand above and below one.
"""

from __future__ import annotations

import os
import sys

from laocoop.clean import clean


def edit_line(question: str, text: str) -> str:
    """What a person makes of `text`, asked for on stderr. Raises KeyboardInterrupt where they stop."""
    # Where the cursor stands is of use to menus alone, and some terminals do not tell.
    os.environ["PROMPT_TOOLKIT_NO_CPR"] = "1"
    from prompt_toolkit import PromptSession  # takes as long to load as all of a list
    from prompt_toolkit.output import create_output

    session: PromptSession[str] = PromptSession(output=create_output(stdout=sys.stderr))
    try:
        return session.prompt(clean(question), default=clean(text))
    except EOFError:
        raise KeyboardInterrupt from None
