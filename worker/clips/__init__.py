"""Drawings that come about, lines first, large before small, then colours; and clips drawn.

order.py     when each pixel comes: the strokes of the ink, and the areas of the colours
scenes.py    the pictures that a clip goes through, and any frame of it
encoding.py  frames as MP4, WebM and GIF
clips.py     each kind of clip of a drawing

footage.py   a clip that somebody has, as frames
steady.py    drawings of frames that do not tremble
drawn.py     a clip drawn
"""
