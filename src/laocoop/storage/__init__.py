"""The register's TOML file: where it is, how it is read, appended to and checked."""
