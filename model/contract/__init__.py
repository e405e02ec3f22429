"""What can be asked of the model, and how it refuses: torch-free, and open to every package."""
