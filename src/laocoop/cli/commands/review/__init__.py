"""`laocoop review`: a sitting over what is open."""
