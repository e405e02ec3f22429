"""The networks: how they are built, stored and run."""
