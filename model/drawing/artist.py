"""Photos and Looks in, drawings out: faces, sizes, precision and batching around the network."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Self

import torch
from torch import Tensor

from model.contract import styles
from model.contract.colours import Colours
from model.contract.errors import OperatorError
from model.contract.look import Look
from model.drawing.close_ups import batches, close_ups_of, look_of_close_up, shows_face
from model.drawing.composition import Drawing, compose
from model.drawing.faces import Face
from model.drawing.hints import Hints
from model.drawing.layers import Layers
from model.drawing.levels import ordinary_light
from model.drawing.media import printing
from model.drawing.people import People
from model.drawing.reader import FaceReader
from model.drawing.resizing import resized
from model.drawing.sizes import FACE_HEIGHT, LONGEST_OUTPUT, Sizes
from model.network import checkpoint
from model.network.inference import Inference
from model.network.unet import LINE_LAYERS, UNet

#: Which of the layers says where faces are.
FACE_LAYER = LINE_LAYERS.index("face")
#: Long sides at which a drawing is tried again when memory did not last, in pixels.
SMALLER_OUTPUTS = (LONGEST_OUTPUT, 2048, 1024, 512)


def out_of_memory(error: RuntimeError | MemoryError) -> bool:
    """On the CPU, torch says so only in words."""
    if isinstance(error, torch.OutOfMemoryError | MemoryError):
        return True
    return "can't allocate memory" in str(error)


def check_layers(net: UNet | Inference, layers: Sequence[str]) -> None:
    """Raises OperatorError for a network that makes other layers than these."""
    if net.config.layers != layers:
        raise OperatorError(
            f"these weights make the layers {', '.join(net.config.layers)}, where "
            f"{', '.join(layers)} are needed: load a style by `model.drawing.loading.load_artist`"
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """How one photo is to be drawn."""

    look: Look
    colours: Colours = Colours()


class Artist:
    """Draws in one style. Not safe to call from several threads at once: `worker.studio` queues.

    Several may share one network. Raises OperatorError for one that makes other layers than these.
    """

    #: What the network must make, in this order; layers are found by their place in it.
    layer_names: ClassVar[tuple[str, ...]] = LINE_LAYERS
    #: Whether the light of small faces seen from near may be changed.
    relit: ClassVar[bool] = True
    #: At which height the network draws a face best, in pixels: that of those it learnt on.
    face_height: ClassVar[int] = FACE_HEIGHT

    def __init__(
        self, net: UNet | Inference, reader: FaceReader | None, device: str | None = None
    ) -> None:
        check_layers(net, self.layer_names)
        self.inference = Inference.of(net, device)
        #: None draws every photo as if there were no faces in it.
        self.reader = reader.to(self.inference.device) if reader else None

    @classmethod
    def load(cls, style: str = "line", *, device: str | None = None) -> Self:
        """The artist for a style; OperatorError for weights that are missing, broken or unfit.

        `model.drawing.loading.load_artist` does so for every style.
        """
        net = checkpoint.load(styles.find(style).weights)
        return cls(net, FaceReader.load(), device)

    def warm_up(self) -> None:
        """As `Inference.warm_up`."""
        self.inference.warm_up()

    def draw(
        self, photos: Sequence[Tensor], looks: Sequence[Look], hints: Sequence[Hints] = ()
    ) -> list[Drawing]:
        """Draw each photo by its Look; those of one working size go through in one batch.

        hints: which colours are wanted, for styles that have any.

        photos: uint8 (3, H, W), RGB, any sizes. The drawings have their aspect ratios; their sizes
        are those of the photos, but within the bounds of `model.drawing.sizes`. Where memory does
        not last, they are drawn one by one, and smaller if need be.
        """
        wanted = [Wanted(look) for look in looks]
        if hints:
            pairs = zip(wanted, hints, strict=True)
            wanted = [replace(one, colours=self.colours_of(hint)) for one, hint in pairs]
        try:
            return self._draw(photos, wanted)
        except (RuntimeError, MemoryError) as error:
            if not out_of_memory(error):
                raise
        # Not in the except clause: while it runs, its traceback keeps the memory.
        return [self._draw_smaller(*pair) for pair in zip(photos, wanted, strict=True)]

    def _draw_smaller(self, photo: Tensor, wanted: Wanted) -> Drawing:
        """As large as memory allows."""
        *larger, smallest = SMALLER_OUTPUTS
        for longest in larger:
            try:
                return self._draw_alone(photo, wanted, longest)
            except (RuntimeError, MemoryError) as error:
                if not out_of_memory(error):
                    raise
        return self._draw_alone(photo, wanted, smallest)

    def _draw_alone(self, photo: Tensor, wanted: Wanted, longest: int) -> Drawing:
        """With all the memory that there is."""
        if self.inference.device.type == "cuda":
            torch.cuda.empty_cache()
        return self._draw([photo], [wanted], longest)[0]

    def _draw(
        self, photos: Sequence[Tensor], wanted: Sequence[Wanted], longest: int = LONGEST_OUTPUT
    ) -> list[Drawing]:
        people = [self.reader.people(photo) if self.reader else People() for photo in photos]
        sizes = [
            Sizes.of(photo.shape[1], photo.shape[2], found.faces, longest, self.face_height)
            for photo, found in zip(photos, people, strict=True)
        ]
        grouped: dict[tuple[int, int], list[int]] = defaultdict(list)
        for index, size in enumerate(sizes):
            grouped[size.working].append(index)
        drawings: dict[int, Drawing] = {}
        with torch.inference_mode():
            for working, members in grouped.items():
                inputs = torch.stack(
                    [self._fit(photos[i], working, people[i].faces) for i in members]
                )
                controls = [self._controls(wanted[index].look) for index in members]
                for index, whole in zip(
                    members, self.inference.draw(inputs, controls), strict=True
                ):
                    layers = self._layers(
                        photos[index], whole, people[index], wanted[index].look, sizes[index]
                    )
                    drawing = self._composed(layers, wanted[index])
                    drawings[index] = replace(drawing, read=tuple(layers.read))
        return [drawings[index] for index in range(len(photos))]

    def _layers(
        self, photo: Tensor, whole: Tensor, people: People, look: Look, sizes: Sizes
    ) -> Layers:
        """What was read of the photo as a whole, and of its small faces from near."""
        factor = sizes.output[0] / photo.shape[1]
        small = close_ups_of(people, sizes.working[0] / photo.shape[1])
        close_ups = []
        for squares in batches(small):
            inputs = torch.stack([square.cut(photo, self.relit) for square in squares])
            controls = [look_of_close_up(self._controls(look))] * len(squares)
            drawn = self.inference.draw(inputs, controls)
            close_ups += [
                pair for pair in zip(squares, drawn, strict=True) if self._is_face(pair[1])
            ]
        found = people.scaled(factor)
        return Layers(whole, sizes.output, found.faces, close_ups, factor, found.read)

    def _is_face(self, close_up: Tensor) -> bool:
        """Whether the network too sees a face in the middle of a close-up (C, SIDE, SIDE)."""
        return shows_face(close_up[FACE_LAYER])

    def _controls(self, look: Look) -> tuple[float, float]:
        """What the network is conditioned on."""
        return printing.controls(look)

    def colours_of(self, hints: Hints) -> Colours:
        """Line art has none."""
        return Colours()

    def _composed(self, layers: Layers, wanted: Wanted) -> Drawing:
        """The layers, put together."""
        return compose(layers, wanted.look)

    def _fit(self, photo: Tensor, size: tuple[int, int], faces: Sequence[Face]) -> Tensor:
        """uint8 (3, H, W) -> uint8 (3, *size), in ordinary light."""
        factor = size[0] / photo.shape[1]
        return ordinary_light(resized(photo, size), [face.scaled(factor) for face in faces])
