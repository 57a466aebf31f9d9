"""What is wrong and what to do next, in the user's language, for every error."""
