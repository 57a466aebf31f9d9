"""Free words: made comparable, looked for roughly, then found."""
