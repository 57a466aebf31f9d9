"""Two register files made one: what the domain decides, done to the text of ours."""
