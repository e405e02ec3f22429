"""A finished drawing as files: pictures, vectors, PDF, and strokes for plotters.

files.py         every kind of file: which function writes it
sheets.py        a drawing's layers as pictures, and printed in ink on paper
cut_outs.py      stickers and avatars
cards.py         photo and drawing side by side
all_styles.py    one photo in every style, numbered, on one sheet
vectors.py       SVG, and the curves that PDFs of lines are made of
pdf.py           PDF
a4.py            where a drawing lies on a sheet of A4

plotter.py       SVG of single strokes, for pen plotters
skeletons.py     shapes thinned to strokes
centre_lines.py  thinned strokes as rows of pixels
polylines.py     rows of pixels as lines with few corners
hatching.py      solid black as parallel strokes
routes.py        the order in which strokes are drawn
"""
