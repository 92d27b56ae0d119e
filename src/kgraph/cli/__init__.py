"""The command line: one file per command, wired in `kgraph.cli.app`; heavy imports happen inside the commands."""
