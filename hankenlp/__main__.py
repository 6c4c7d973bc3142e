"""``python -m hankenlp`` is the command line."""

from hankenlp.cli import main

if __name__ == "__main__":
    main()
