"""What git's refusals mean: its words, in English as it is asked, and our code for them."""

from __future__ import annotations

import re

_MEANINGS = (
    ("sync-unknown-host", r"Host key verification failed"),
    (
        "sync-not-let-in",
        r"Permission denied \(|Authentication failed|could not read (?:Username|Password)|terminal prompts disabled"
        r"|HTTP (?:401|403)|returned error: 40[13]|[Aa]ccess denied|not authori[sz]ed",
    ),
    (
        "sync-offline",
        r"Could not resolve host|Name or service not known|Temporary failure in name resolution|Connection refused"
        r"|[Tt]imed out|Network is unreachable|No route to host|unable to connect|[Ff]ailed to connect|Connection reset|Connection closed",
    ),
    ("sync-no-room", r"No space left|[Dd]isk quota"),
    ("sync-locked", r"\.lock': File exists|Another git process"),
    (
        "sync-no-right",
        r"insufficient permission|Permission denied|Operation not permitted|Read-only file system|unable to (?:create|write|open|mkdir)"
        r"|could not create",
    ),
    ("sync-not-written", r"failed to write|write error"),
    ("sync-locked", r"cannot lock ref"),
    ("sync-other-form", r"hash algorithm|mismatched algorithms"),
    ("sync-broken", r"not our ref|unpacker error|bad ref"),
    ("sync-hub-refuses", r"remote rejected|hook declined|protected branch|denyCurrentBranch"),
    (
        "sync-no-hub",
        r"does not appear to be a git repository|[Rr]epository not found|repository '[^']*' not found|does not exist"
        r"|not a git repository|repository not exported|No such file or directory",
    ),
    (
        "sync-broken",
        r"corrupt|bad object|unable to read|missing (?:blob|tree|commit)|loose object|did not send all",
    ),
)
_MEANT = tuple((code, re.compile(pattern)) for code, pattern in _MEANINGS)


def code_of(words: str) -> str:
    """The code of a refusal; of one that nobody knows, that it is git's."""
    return next((code for code, meant in _MEANT if meant.search(words)), "sync-failed")


def is_about_rights(words: str) -> bool:
    """True where somebody may not do it, whatever else git says."""
    return code_of(words) in ("sync-no-right", "sync-no-room", "sync-not-written")


def line_of(words: str) -> str:
    """The line of git's words that tells most: the one that says what is meant, else git's last word."""
    lines = [line for line in words.splitlines() if line.strip()] or ["—"]
    meant = dict(_MEANT).get(code_of(words))
    telling = [line for line in lines if meant and meant.search(line)]
    telling += [line for line in reversed(lines) if line.startswith(("fatal:", "error:"))]
    return [*telling, lines[-1]][0].strip(" .")
