"""How good the drawings of portraits are that the network has never seen."""
