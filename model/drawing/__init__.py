"""From a photo to a drawing, and all that is done around the network for it.

artist.py       draws line art: faces, sizes and batches around the network
cartoonist.py   prints cartoons
colourist.py    colours sketches
loading.py      the artist of a style, with its weights

sizes.py        at which size the network sees a photo, and how large the drawing is
faces.py        finds faces
reader.py       reads faces: landmarks, pose, what is worn, colours
heads.py        the square around a head, as it sees it
landmarks.py    names for the 68 landmarks
poses.py        how a head is turned, from where they lie
colours_read.py colours of hair, skin, eyes and clothes
colour_names.py what colours are called
levels.py       more contrast for photos of faces that have little
close_ups.py    small faces, drawn again at a larger size
layers.py       what the network made of a photo, at the drawing's size
persons.py      who in the mask of persons is one
composition.py  layers become a drawing
media/          how line art is printed: ink, pen, engraving ...
cartoons/       how cartoons are: comic, pop, flat ...

parts.py        who is where, and what is hair, skin, clothes
recolouring.py  other colours for them
exposure.py     light for dark photos

sketches.py     what is a sketch, its ink and its scribbles
hints.py        colours that are wanted, painted on a sketch
palette.py      the colours of a picture
lab.py          CIE Lab
resizing.py     pictures made larger or smaller
enlarging.py    small pictures of lines and flat colours made larger and sharp, by a network
steps.py        the smooth step of masks, tones and strokes
"""
