"""Photos and Looks in, drawings out: faces, sizes, precision and batching around the network."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Self

import torch
from torch import Tensor

from model import checkpoint, styles
from model.brush import Brush
from model.close_ups import CloseUp, batches, look_of_close_up, small_faces
from model.composition import Drawing, compose, ink_lines
from model.faces import Face, FaceFinder
from model.hints import Hints
from model.levels import ordinary_light
from model.look import Look
from model.resizing import resized
from model.sizes import LONGEST_OUTPUT, Sizes
from model.unet import UNet, channels_last

#: Long sides at which a drawing is tried again when memory did not last, in pixels.
SMALLER_OUTPUTS = (LONGEST_OUTPUT, 2048, 1024, 512)


def out_of_memory(error: RuntimeError | MemoryError) -> bool:
    """On the CPU, torch says so only in words."""
    if isinstance(error, torch.OutOfMemoryError | MemoryError):
        return True
    return "can't allocate memory" in str(error)


class Artist:
    """Draws in one style. Not safe to call from several threads at once: `worker.studio` queues."""

    def __init__(self, net: UNet, finder: FaceFinder | None, device: str | None = None) -> None:
        self.brush = Brush(net, device)
        #: None draws every photo as if there were no faces in it.
        self.finder = None if finder is None else channels_last(finder.to(self.brush.device))

    @classmethod
    def load(cls, style: str = "line", *, device: str | None = None) -> Self:
        """The artist for a style; OperatorError when its weights are missing or broken."""
        net = checkpoint.load(styles.find(style).weights)
        return cls(net, FaceFinder.load(styles.FACES), device)

    def warm_up(self) -> None:
        """As `Brush.warm_up`."""
        self.brush.warm_up()

    def draw(
        self, photos: Sequence[Tensor], looks: Sequence[Look], hints: Sequence[Hints] = ()
    ) -> list[Drawing]:
        """Draw each photo by its Look; those of one working size go through in one batch.

        hints: are for those who colour sketches; here everybody has their own colours.

        photos: uint8 (3, H, W), RGB, any sizes. The drawings have their aspect ratios; their sizes
        are those of the photos, but within the bounds of `model.sizes`. Where memory does not last,
        they are drawn one by one, and smaller if need be.
        """
        try:
            return self._draw(photos, looks)
        except (RuntimeError, MemoryError) as error:
            if not out_of_memory(error):
                raise
        # Not in the except clause: while it runs, its traceback keeps the memory.
        return [self._draw_smaller(*pair) for pair in zip(photos, looks, strict=True)]

    def _draw_smaller(self, photo: Tensor, look: Look) -> Drawing:
        """As large as memory allows."""
        *larger, smallest = SMALLER_OUTPUTS
        for longest in larger:
            try:
                return self._draw_alone(photo, look, longest)
            except (RuntimeError, MemoryError) as error:
                if not out_of_memory(error):
                    raise
        return self._draw_alone(photo, look, smallest)

    def _draw_alone(self, photo: Tensor, look: Look, longest: int) -> Drawing:
        """With all the memory that there is."""
        if self.brush.device.type == "cuda":
            torch.cuda.empty_cache()
        return self._draw([photo], [look], longest)[0]

    def _draw(
        self, photos: Sequence[Tensor], looks: Sequence[Look], longest: int = LONGEST_OUTPUT
    ) -> list[Drawing]:
        faces = [self.finder.find(photo) if self.finder else [] for photo in photos]
        sizes = [
            Sizes.of(photo.shape[1], photo.shape[2], found, longest)
            for photo, found in zip(photos, faces, strict=True)
        ]
        grouped: dict[tuple[int, int], list[int]] = defaultdict(list)
        for index, size in enumerate(sizes):
            grouped[size.working].append(index)
        drawings: dict[int, Drawing] = {}
        with torch.inference_mode():
            for working, members in grouped.items():
                inputs = torch.stack([self._fit(photos[i], working, faces[i]) for i in members])
                controls = [looks[index].controls() for index in members]
                for index, layers in zip(members, self.brush.draw(inputs, controls), strict=True):
                    look = looks[index]
                    flat = self._enlarged(photos[index], layers, faces[index], look, sizes[index])
                    factor = sizes[index].output[0] / photos[index].shape[1]
                    found = [face.scaled(factor) for face in faces[index]]
                    drawings[index] = self._composed(flat, layers, look, found)
        return [drawings[index] for index in range(len(photos))]

    def _enlarged(
        self, photo: Tensor, layers: Tensor, faces: Sequence[Face], look: Look, sizes: Sizes
    ) -> Tensor:
        """What is seen of the layers, (C, *sizes.output), with small faces drawn on their own."""
        large = self._visible(layers, sizes.output)
        small = small_faces(faces, sizes.working[0] / photo.shape[1])
        factor = sizes.output[0] / photo.shape[1]
        for some in batches(small):
            close_ups = [CloseUp.of(face) for face in some]
            inputs = torch.stack([close_up.cut(photo) for close_up in close_ups])
            controls = [look_of_close_up(look)] * len(some)
            for close_up, drawn in zip(close_ups, self.brush.draw(inputs, controls), strict=True):
                side = close_up.side_in(factor)
                close_up.lay_over(large, self._visible(drawn, (side, side)), factor)
        return large

    def _visible(self, layers: Tensor, size: tuple[int, int]) -> Tensor:
        """The layers that strokes and colours are in, at `size`: here the lines' darkness."""
        return ink_lines(1 - layers[:1], size)

    def _composed(
        self, visible: Tensor, layers: Tensor, look: Look, faces: Sequence[Face]
    ) -> Drawing:
        """What `_visible` gave and the layers, put together; faces in pixels of the drawing."""
        return compose(visible, layers[1:], look, faces)

    def _fit(self, photo: Tensor, size: tuple[int, int], faces: Sequence[Face]) -> Tensor:
        """uint8 (3, H, W) -> uint8 (3, *size), in ordinary light."""
        factor = size[0] / photo.shape[1]
        return ordinary_light(resized(photo, size), [face.scaled(factor) for face in faces])
