"""What each kind of record looks like in the file: value types, fields, references."""
