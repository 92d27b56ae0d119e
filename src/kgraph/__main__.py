"""Run the command line as `python -m kgraph`."""

from kgraph.cli.app import main

if __name__ == "__main__":
    main()
