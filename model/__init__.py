"""The drawing network and everything that makes it."""
