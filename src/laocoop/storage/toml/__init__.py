"""The file as TOML: where a record stands in it, and how one is written."""
