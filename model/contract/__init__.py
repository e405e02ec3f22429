"""What can be asked of the model, and how it refuses: torch-free, and open to every package.

wish.py     all that a person wants of one drawing; the kinds of files
look.py     controls and medium; looks with names
finish.py   the colours of ink and paper
colours.py  the colours of hair, skin, clothes and background
styles.py   the table of styles, in the order of the menus
added.py    styles that were added to an installation, a folder each
errors.py   every error that is raised on purpose
"""
