"""First stage: the bytes of a document or a sheet become lines or rows."""
