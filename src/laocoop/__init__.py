"""laocoop: what Viet Nam and Laos promised each other on labour, and what became of it."""

__version__ = "0.1.0"
