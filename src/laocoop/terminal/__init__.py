"""Drawing for a person at a terminal: the only package that knows Rich."""
