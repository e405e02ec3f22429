"""Processes that take jobs from the queue and draw them."""
