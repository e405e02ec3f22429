"""From raw pages and pictures to a clean set of heads in one style."""
