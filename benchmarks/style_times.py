"""How long each style takes beside line art: python benchmarks/style_times.py [--rounds N]

A photo with a short side of 512 px, from tensor to drawing and to its file, the styles in turns, so
that what else the machine does touches all alike. For *colour* the input is a line drawing of that
photo, with colours asked for by name; beside it, the photo itself, which is drawn first. Prints
milliseconds (median) and the ratio to line art; only ratios can be compared between machines.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from model.contract import styles
from model.contract.colours import Colours
from model.contract.finish import Finish
from model.contract.look import Look
from model.drawing.artist import Artist
from model.drawing.hints import Hints
from model.drawing.loading import load_artist
from worker.formats.files import write
from worker.photos import decode
from worker.studio import tensor_of

PHOTO = Path(__file__).parents[1] / "tests" / "photos" / "norod-0036.webp"
RED = Hints(Colours(hair="#d93a3a", background="#3b6fd1"))


def jobs() -> dict[str, tuple[Callable[[], object], Callable[[], object]]]:
    """For each style, what draws and what draws and writes."""
    photo = tensor_of(decode(PHOTO.read_bytes()))
    sketch = Artist.load("line").draw([photo], [Look()])[0].ink[None].expand(3, -1, -1)
    made = {}
    for style in styles.catalogue():
        artist = load_artist(style)
        artist.warm_up()
        inputs = {style: photo} if style != "colour" else {style: sketch, "colour, photo": photo}
        for name, picture in inputs.items():

            def draw(artist=artist, picture=picture):  # type: ignore[no-untyped-def]
                return artist.draw([picture], [Look()], [RED])[0]

            def whole(draw=draw):  # type: ignore[no-untyped-def]
                return write(draw(), Finish(), "png")

            made[name] = (draw, whole)
    return made


def main(rounds: int) -> None:
    """Prints a row for each style."""
    made = jobs()
    times: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in made}
    for turn in range(rounds + 1):
        for name, kinds in made.items():
            for kind, taken in zip(kinds, times[name], strict=True):
                start = time.perf_counter()
                kind()
                if turn:  # the first round warms up
                    taken.append(1000 * (time.perf_counter() - start))
    line = [statistics.median(taken) for taken in times["line"]]
    print(f"{'style':14} {'draw':>8} {'ratio':>6} {'with PNG':>9} {'ratio':>6}")
    for name, taken in times.items():
        draw, whole = (statistics.median(one) for one in taken)
        ratios = draw / line[0], whole / line[1]
        print(f"{name:14} {draw:8.1f} {ratios[0]:6.2f} {whole:9.1f} {ratios[1]:6.2f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    main(parser.parse_args().rounds)
