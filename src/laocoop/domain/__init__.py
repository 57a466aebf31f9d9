"""What a commitment is and how progress is counted: no files, no clock, no printed words."""
