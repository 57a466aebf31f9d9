"""What `laocoop check` finds wrong: the table of all rules, and those that a sound register may break.

A rule that warns is a function with `@rule`, in the file of what it looks at; an error, which keeps a
file from being a register, is raised where the file is read, and has its row in `rule.ERRORS`.
"""
