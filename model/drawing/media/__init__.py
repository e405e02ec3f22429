"""The media that line art is printed in: a file each, and their table in `printing.py`."""
