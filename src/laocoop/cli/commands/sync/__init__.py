"""`laocoop sync`: the register kept alike in several places."""
