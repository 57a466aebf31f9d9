"""Pages made from the program itself: its commands, what it may say, and the page for man."""
