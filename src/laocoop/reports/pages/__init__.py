"""What each command answers: a page each, called as the command."""
