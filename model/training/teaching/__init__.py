"""How a network is taught a style from a few hundred pictures (`artline teach`)."""
