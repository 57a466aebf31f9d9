"""The least that a Typer program does that reads the register and prints as many plain lines."""

from typing import Annotated

import tomli
import typer

app = typer.Typer(add_completion=False)


@app.callback()
def root() -> None:
    """Makes `list` a command of its own."""


@app.command("list")
def list_(
    file: Annotated[str, typer.Option("--file")],
    lines: Annotated[int, typer.Option("--lines")],
) -> None:
    """Prints as many lines, with as many columns, as laocoop does."""
    with open(file, "rb") as handle:  # noqa: PTH123 - pathlib is one more thing to load
        register = tomli.loads(handle.read().decode())
    print("id\tinstrument\tparties\tstatus\tdue\ttitle")
    for it in register["commitment"][: lines - 1]:
        parties, due = " ".join(it["parties"]), it.get("due", "")
        cells = (it["id"], it["instrument"], parties, "no_report", str(due), it["title"]["en"])
        print("\t".join(cells))


app()
