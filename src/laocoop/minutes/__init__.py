"""Reading minutes and MoUs, in four stages: source → structure → sentence → proposal.

`source` makes lines of a document's bytes, `structure` makes clauses of the lines, `sentence` says
of each sentence whether it undertakes something, `proposal` makes candidates of those that do.
`language` has the words that all of them know. What comes out is described in `reading`.
"""
