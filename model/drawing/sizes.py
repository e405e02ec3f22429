"""At which size a photo is drawn, and how large its drawing is."""

from collections.abc import Sequence
from dataclasses import dataclass

from model.drawing.faces import Face

#: Height at which a face is drawn best, in pixels: about that of the faces it learnt on. Strokes
#: get broken and timid when it is drawn much larger, blunt when smaller.
FACE_HEIGHT = 250
#: Short side at which a photo without faces is drawn, and the bounds for those that have some.
WORKING_SIDE, SMALLEST_SIDE, LARGEST_SIDE = 832, 256, 1024
#: Long side at which anything is drawn at most; what bounds memory and time.
LONGEST_WORKING_SIDE = 2048
#: Short side of a drawing at least, and long side at most, in pixels.
SHORTEST_OUTPUT, LONGEST_OUTPUT = 768, 4096
#: A face is at least so high in the finished drawing, where LONGEST_OUTPUT allows it.
LEAST_FACE = 110


@dataclass(frozen=True, slots=True)
class Sizes:
    """Height and width at which a photo is drawn, and of the drawing that is handed out."""

    working: tuple[int, int]
    output: tuple[int, int]

    @classmethod
    def of(
        cls,
        height: int,
        width: int,
        faces: Sequence[Face] = (),
        longest: int = LONGEST_OUTPUT,
        face_height: int = FACE_HEIGHT,
    ) -> "Sizes":
        """Both keep the photo's aspect ratio; the drawing is no smaller than the photo.

        longest: long side of the drawing at most, in pixels; the network draws no larger either.
        face_height: at which the network draws a face best, in pixels.
        """
        short, long = sorted((height, width))
        working = WORKING_SIDE / short
        if faces:
            suits = face_height / max(face.height for face in faces)
            working = min(max(suits, SMALLEST_SIDE / short), LARGEST_SIDE / short)
        working = min(working, LONGEST_WORKING_SIDE / long, longest / long)
        wanted = [1.0, SHORTEST_OUTPUT / short]
        wanted += [LEAST_FACE / face.height for face in faces]
        # Enlarging more than fourfold shows nothing new.
        output = min(max(wanted), max(4.0, wanted[1]), longest / long)
        return cls(_scaled(height, width, working), _scaled(height, width, output))


def _scaled(height: int, width: int, factor: float) -> tuple[int, int]:
    return max(1, round(height * factor)), max(1, round(width * factor))
