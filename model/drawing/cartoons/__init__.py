"""How each cartoon is printed from what the network has read: pure functions, as media are."""
