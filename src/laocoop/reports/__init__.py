"""What a command says, computed once as data, and the formats that draw it."""
