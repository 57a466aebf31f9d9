"""Second stage: lines become clauses, in zones, with their numbers and languages."""
