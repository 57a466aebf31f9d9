"""What `laocoop load` proposes of the five press reports, beside what the register took from them.

    python benchmarks/minutes/press.py FOLDER [-v]

FOLDER holds the reports as 000_….txt to 004_….txt: S0 to S4 of the register. What is expected is told
by the register's own anchors, each a few words of a report. A commitment counts as proposed where one
candidate has its anchor's words, or is wholly made of them; each candidate stands for one commitment.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from laocoop.domain.search.folding import fold
from laocoop.minutes.proposal.candidates import read_clauses
from laocoop.minutes.reading import Candidate
from laocoop.minutes.source.document import read_lines
from laocoop.storage.read import read

REGISTER = Path(__file__).resolve().parents[2] / "data" / "commitments.toml"
ENOUGH = 0.75


def words(text: str) -> set[str]:
    """The words of `text`, folded."""
    return set(re.findall(r"\w+", fold(text)))


def alike(anchor: str, candidate: Candidate) -> float:
    """How much of an anchor a candidate says, or of a candidate an anchor; 1 is all."""
    asked, said = words(anchor), words(candidate.text_in(""))
    return len(asked & said) / min(len(asked), len(said))


def main() -> None:
    """Prints a line a report; with -v what was missed, and what was proposed beside."""
    folder = next(Path(word) for word in sys.argv[1:] if word != "-v")
    register = read(REGISTER).register
    print("report  found there  proposed of it  beside it")
    for number, path in enumerate(sorted(folder.glob("00[0-4]_*.txt"))):
        source = f"S{number}"
        anchors = {
            it.id: (it, cite.anchor)
            for it in register.commitments.values()
            for cite in it.cites
            if cite.source == source
        }
        lines = read_lines(path, path.read_bytes())
        candidates = read_clauses(lines, frozenset(register.themes)).candidates
        pairs = sorted(
            (
                -alike(anchor, found),
                not set(found.themes) & set(it.themes),
                len(found.text_in("")),
                it.id,
                at,
            )
            for it, anchor in anchors.values()
            for at, found in enumerate(candidates)
            if alike(anchor, found) >= ENOUGH
        )
        proposed: dict[str, int] = {}
        for *_, ident, at in sorted(pairs, key=lambda pair: pair[1:3]):
            if ident not in proposed and at not in proposed.values():
                proposed[ident] = at
        beside = [c for at, c in enumerate(candidates) if at not in proposed.values()]
        print(f"{source:6}{len(anchors):13}{len(proposed):16}{len(beside):11}")
        if "-v" in sys.argv:
            for ident in anchors.keys() - proposed.keys():
                print(f"    missed  {ident}: {anchors[ident][1]}")
            for candidate in beside:
                print(f"    beside  {candidate.text_in('')[:90]}")


if __name__ == "__main__":
    main()
