"""The drawing network and everything that makes it.

contract/  what can be asked for: wishes, looks, styles, errors; torch-free
network/   the networks: how they are built, stored and run
drawing/   from a photo to a drawing, around the network
training/  how the network is taught and evaluated
weights/   what it has learnt, a file and a card for each style
"""
