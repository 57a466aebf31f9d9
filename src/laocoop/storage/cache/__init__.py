"""The index of a large register."""
