"""What a style costs beside line art, network and finish apart: python benchmarks/finish.py

A square photo of one face with a side of 1024 px, on two cores: how long the network of cartoons
takes beside that of line art, and how long each style prints what was read (from layers to a
drawing). All in turns, so that what else the machine does touches all alike: the median and the
fastest of so many rounds, and the least processor time, shared by the cores, which a busy machine
changes less. Only ratios can be compared between machines.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import torch

from model.contract import styles
from model.contract.look import Look
from model.drawing.artist import Artist, Wanted
from model.drawing.cartoonist import Cartoonist
from model.drawing.layers import Layers
from model.drawing.resizing import resized
from model.drawing.sizes import Sizes
from model.training.evaluation.printings import Printings
from worker.photos import decode
from worker.studio import tensor_of

PHOTO = Path(__file__).parents[1] / "tests" / "photos" / "norod-0036.webp"
SIDE, CORES = 1024, 2
CARTOONS = [style.name for style in styles.STYLES if not style.of_lines]


class NotedArtist(Artist):
    """Keeps the layers of what it draws last."""

    layers: Layers

    def _composed(self, layers, wanted):  # type: ignore[no-untyped-def]
        self.layers = layers
        return super()._composed(layers, wanted)


class NotedPrintings(Printings):
    """Likewise, and prints in one style again."""

    layers: Layers

    def _composed(self, layers, wanted):  # type: ignore[no-untyped-def]
        self.layers = layers
        return super()._composed(layers, wanted)

    def finish(self, name: str) -> None:
        """What is known of layers is found anew."""
        self.print = self._prints[name]
        Cartoonist._composed(self, replace(self.layers), Wanted(Look()))


def work(photo: torch.Tensor) -> dict[str, Callable[[], object]]:
    """All that is timed, by name; line art's first."""
    line, cartoons = NotedArtist.load("line"), NotedPrintings.of(CARTOONS)
    for artist in (line, cartoons):
        artist.warm_up()
        artist.draw([photo], [Look()])
    faces = line.layers.faces
    size = Sizes.of(SIDE, SIDE, faces).working
    fitted = resized(photo, size)[None]
    print(f"read at {size[1]} x {size[0]}, printed at {line.layers.size}")

    def network(artist: Artist) -> Callable[[], object]:
        return lambda: artist.inference.draw(fitted, [artist._controls(Look())])

    made: dict[str, Callable[[], object]] = {
        "network: line": network(line),
        "network: cartoons": network(cartoons),
        "finish: line": lambda: line._composed(replace(line.layers), Wanted(Look())),
    }
    for name in CARTOONS:
        made[f"finish: {name}"] = lambda name=name: cartoons.finish(name)  # type: ignore[misc]
    return made


def main(rounds: int) -> None:
    """Prints a row for each."""
    torch.set_num_threads(CORES)
    photo = resized(tensor_of(decode(PHOTO.read_bytes())), (SIDE, SIDE))
    made = work(photo)
    times: dict[str, list[float]] = {name: [] for name in made}
    worked: dict[str, list[float]] = {name: [] for name in made}
    with torch.inference_mode():
        for turn in range(rounds + 1):
            for name, job in made.items():
                start, before = time.perf_counter(), time.process_time()
                job()
                if turn:  # the first round warms up
                    times[name].append(1000 * (time.perf_counter() - start))
                    worked[name].append(1000 * (time.process_time() - before) / CORES)
    heads = " ".join(f"{head:>8} {'ratio':>6}" for head in ("median", "fastest", "worked"))
    print(f"{'ms':20} {heads}")
    for name in times:
        first = f"{name.split(':')[0]}: line"
        figures = [
            (one[name], one[name] / one[first])
            for one in (
                {key: statistics.median(each) for key, each in times.items()},
                {key: min(each) for key, each in times.items()},
                {key: min(each) for key, each in worked.items()},
            )
        ]
        told = " ".join(f"{value:8.1f} {ratio:6.2f}" for value, ratio in figures)
        print(f"{name:20} {told}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    main(parser.parse_args().rounds)
