"""`laocoop undo`: takes back what was written; nothing is erased."""
