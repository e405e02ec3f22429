"""Photos and Looks in, drawings out: faces, sizes, precision and batching around the network."""

import copy
import time
from collections import defaultdict
from collections.abc import Sequence
from typing import Self

import torch
import torch.nn.functional as F
from torch import Tensor

from model import checkpoint, styles
from model.close_ups import CloseUp, batches, look_of_close_up, small_faces
from model.composition import Drawing, compose, ink_lines
from model.faces import Face, FaceFinder
from model.folding import fold_batch_norm
from model.levels import ordinary_light
from model.look import CONTROLS, Look
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
        self.device = torch.device(device or ("cuda" if torch.cuda.is_available() else "cpu"))
        net = fold_batch_norm(net.eval().requires_grad_(False))
        self.net = channels_last(net.to(self.device))
        #: None draws every photo as if there were no faces in it.
        self.finder = None if finder is None else channels_last(finder.to(self.device))
        self.dtype = torch.float32

    @classmethod
    def load(cls, style: str = "line", *, device: str | None = None) -> Self:
        """The artist for a style; OperatorError when its weights are missing or broken."""
        net = checkpoint.load(styles.find(style).weights)
        return cls(net, FaceFinder.load(styles.FACES), device)

    def warm_up(self) -> None:
        """Draw once, and choose bfloat16 where this machine is faster with it.

        On a CPU without bfloat16 instructions it is several times slower than float32.
        """
        half = copy.deepcopy(self.net).to(torch.bfloat16)
        if self._seconds(half, torch.bfloat16) < self._seconds(self.net, torch.float32):
            self.net, self.dtype = half, torch.bfloat16

    def _seconds(self, net: UNet, dtype: torch.dtype) -> float:
        """The faster of three passes over a small picture, after one to warm up."""
        photo = torch.zeros(1, 3, 256, 256, device=self.device, dtype=dtype)
        photo = photo.contiguous(memory_format=torch.channels_last)
        look = torch.zeros(1, CONTROLS, device=self.device, dtype=dtype)
        times = []
        with torch.inference_mode():
            for _ in range(4):
                start = time.perf_counter()
                net(photo, look).cpu()
                times.append(time.perf_counter() - start)
        return min(times[1:])

    def draw(self, photos: Sequence[Tensor], looks: Sequence[Look]) -> list[Drawing]:
        """Draw each photo by its Look; those of one working size go through in one batch.

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
        if self.device.type == "cuda":
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
                for index, layers in zip(members, self._pass(inputs, controls), strict=True):
                    look = looks[index]
                    lines = self._lines(photos[index], layers, faces[index], look, sizes[index])
                    factor = sizes[index].output[0] / photos[index].shape[1]
                    found = [face.scaled(factor) for face in faces[index]]
                    drawings[index] = compose(lines, layers[1:], look, found)
        return [drawings[index] for index in range(len(photos))]

    def _lines(
        self, photo: Tensor, layers: Tensor, faces: Sequence[Face], look: Look, sizes: Sizes
    ) -> Tensor:
        """Darkness of the lines, (1, *sizes.output), with every small face drawn on its own."""
        lines = ink_lines(1 - layers[:1], sizes.output)
        small = small_faces(faces, sizes.working[0] / photo.shape[1])
        factor = sizes.output[0] / photo.shape[1]
        for some in batches(small):
            close_ups = [CloseUp.of(face) for face in some]
            inputs = torch.stack([close_up.cut(photo) for close_up in close_ups])
            controls = [look_of_close_up(look)] * len(some)
            for close_up, drawn in zip(close_ups, self._pass(inputs, controls), strict=True):
                close_up.lay_over(lines, 1 - drawn[:1], factor)
        return lines

    def _fit(self, photo: Tensor, size: tuple[int, int], faces: Sequence[Face]) -> Tensor:
        """uint8 (3, H, W) -> uint8 (3, *size), in ordinary light."""
        factor = size[0] / photo.shape[1]
        if photo.shape[-2:] != size:
            photo = F.interpolate(photo[None], size=size, mode="bilinear", antialias=True)[0]
        return ordinary_light(photo, [face.scaled(factor) for face in faces])

    def _pass(self, inputs: Tensor, controls: Sequence[tuple[float, float]]) -> Tensor:
        """uint8 (B, 3, H, W) -> layers, float32 (B, 3, H, W) in [0, 1], on the device."""
        photo = (inputs.to(self.device).to(self.dtype) / 255).contiguous(
            memory_format=torch.channels_last
        )
        looks = torch.tensor(controls, device=self.device, dtype=self.dtype)
        return torch.sigmoid(self.net.logits(photo, looks).float())
