"""`laocoop edit`: puts right what a record should have said from the beginning."""
