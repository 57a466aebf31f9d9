"""The least that a Typer program does that reads the register and prints it as a Rich table.

What laocoop takes beyond this is its own doing.
"""

from typing import Annotated

import tomli
import typer
from rich.console import Console
from rich.table import Table

app = typer.Typer(add_completion=False)


@app.callback()
def root() -> None:
    """Makes `list` a command of its own."""


@app.command("list")
def list_(
    file: Annotated[str, typer.Option("--file")], rows: Annotated[int, typer.Option("--rows")] = 21
) -> None:
    """Prints as many rows, with as many columns."""
    with open(file, "rb") as handle:  # noqa: PTH123 - pathlib is one more thing to load
        register = tomli.loads(handle.read().decode())
    table = Table("Id", "Commitment", "Parties", "Status", "Due", box=None)
    for commitment in register["commitment"][-rows:]:
        table.add_row(
            commitment["id"],
            commitment["title"]["en"],
            " ".join(commitment["parties"]),
            "no report",
            str(commitment.get("due", "—")),
        )
    Console(width=100).print(table)


app()
