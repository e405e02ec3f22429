"""What the programs that tests start import, in the process from which they are forked."""

import gc

import artline.draw  # noqa: F401
import bots.discord.app
import bots.telegram.app  # noqa: F401
import worker.formats
import worker.lane  # noqa: F401

# A collection in a program would look at all of it again, and so copy its pages.
gc.collect()
gc.freeze()
