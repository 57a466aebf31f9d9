"""Lets `python -m laocoop` do what the `laocoop` command does."""

from laocoop.cli.app import main

raise SystemExit(main())
