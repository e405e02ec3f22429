"""The queue, and all that bots and workers agree on: torch-free, and open to bots too."""
