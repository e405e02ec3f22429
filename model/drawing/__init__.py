"""From a photo to a drawing, and all that is done around the network for it."""
