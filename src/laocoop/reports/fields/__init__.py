"""What a field is called and how it is shown, one row a field."""
