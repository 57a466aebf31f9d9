"""What may stand on a command line: declared once, as data, and read in two ways.

`declare` is the data, `groups` are options that go together. The `short_way` answers lines that are
exactly right; every other line is Typer's, whose command line the `long_way` makes of the same
declarations. `values` and `choosing` turn what was typed into what it means.
"""
