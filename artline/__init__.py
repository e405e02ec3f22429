"""The command line: the one place that may import bots, worker and model together."""
