"""Third stage: each sentence of a clause is found to undertake something, or is left out."""
