"""What the rules know of each language, and how a text is made comparable."""
