"""Lets `python -m laocoop` do what the `laocoop` command does."""

from laocoop.start import main

if __name__ == "__main__":
    main()
