"""An answer drawn in one format: a module each."""
