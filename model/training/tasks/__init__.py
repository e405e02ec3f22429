"""What each style is taught, and what is right and wrong in it."""
