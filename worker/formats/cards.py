"""A photo and its drawing as one picture: before and after."""

from PIL import Image

#: Long side, in pixels, of photo and drawing on a card at most.
LONGEST = 1200
#: Width of the margin around both and of the space between them, over their shorter side.
MARGIN = 0.03
#: How much wider than high pictures are that stand one above the other: side by side, a phone would
#: show them too small.
WIDE = 1.15


def card(photo: Image.Image, drawing: Image.Image, paper: str) -> Image.Image:
    """The photo (mode RGB), and to the right of it or below the drawing (mode RGB), on paper.

    Both have the drawing's size.
    """
    factor = min(1.0, LONGEST / max(drawing.size))
    width, height = (max(1, round(factor * side)) for side in drawing.size)
    margin = max(1, round(MARGIN * min(width, height)))
    below = width > WIDE * height
    across, down = (0, height + margin) if below else (width + margin, 0)
    size = (width + across + 2 * margin, height + down + 2 * margin)
    both = Image.new("RGB", size, paper)
    for picture, place in ((photo, (0, 0)), (drawing, (across, down))):
        shown = picture.resize((width, height), Image.Resampling.LANCZOS)
        both.paste(shown, (margin + place[0], margin + place[1]))
    return both
