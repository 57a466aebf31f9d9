"""`laocoop load`: a signed document or a sheet, read, proposed, decided on and written."""
