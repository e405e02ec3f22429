"""The networks: how they are built, stored and run.

blocks.py      what it is built of: attention, conditioning, enlargement, a decoder's step
unet.py        the drawing network, and its widths and layers (`UNetConfig`)
encoders.py    pretrained encoders for it
reader.py      the face reader's network
enlarger.py    the enlarger's: twice the size for lines and flat colours
checkpoint.py  weights on disk
inference.py   a network on its device
folding.py     makes a trained network cheaper to run
operators.py   makes torchvision importable beside any build of torch
"""
