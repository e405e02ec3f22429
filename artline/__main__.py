"""`python -m artline`."""

from artline.cli import main

main()
