"""How near what a network draws is to the style, and to the people: what decides when to stop."""

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from model.drawing.head_squares import squares, within
from model.network.reader import ReaderNet
from model.network.unet import UNet, usual_looks
from model.training.evaluation.kid import kernel_inception_distance
from model.training.tasks.losses import Vgg16Features
from model.training.teaching.heads import cut
from model.training.teaching.lesson import PERSON
from model.training.teaching.likeness import landmarks_off
from model.training.teaching.models import is_plain, read
from model.training.teaching.photos import Photos

#: People who are drawn, the side of their photos, that of their heads, all in pixels.
PEOPLE, CROP, HEAD = 64, 224, 128
#: Cells of a head whose features are samples, along a side; heads that are looked at at once.
CELLS, BATCH = 4, 8
#: Distance of landmarks, over that between the eyes, up to which somebody is themselves.
LIKE = 0.06


class Verdict(NamedTuple):
    """Kernel inception distance to pictures that nothing was learnt from, and to people."""

    distance: float
    #: Median distance of landmarks, over that between the eyes.
    landmarks: float

    def better(self, other: "Verdict | None") -> bool:
        """Whether it is nearer to the style, of those in which people are themselves."""
        if other is None:
            return True
        if (self.landmarks > LIKE) != (other.landmarks > LIKE):
            return self.landmarks <= LIKE
        return self.distance < other.distance


class Judge:
    """Draws the same people each time.

    held: heads in the style (M, 3, S, S) uint8. known: the network of cartoons, which says who is a
    person where the style has nothing behind people.
    """

    def __init__(
        self,
        photos: Photos,
        held: Tensor,
        known: UNet,
        vgg: Vgg16Features,
        reader: ReaderNet,
        people: int = PEOPLE,
    ) -> None:
        generator = torch.Generator().manual_seed(7)
        self.vgg, self.reader = vgg, reader
        self.crops, self.points = photos.batch(people, CROP, generator)
        self.squares = squares(self.points)
        self.person = torch.ones_like(self.crops[:, :1])
        if is_plain(held):
            layers = [read(known, 255 * some) for some in self.crops.split(BATCH)]
            self.person = torch.cat(layers)[:, PERSON : PERSON + 1]
        self.wanted = self.features(held.float() / 255)

    @torch.no_grad()
    def verdict(self, net: UNet) -> Verdict:
        """Of a network of TAUGHT_LAYERS."""
        drawn = self.heads(net)
        off = []
        for heads, places in zip(
            drawn.split(1), within(self.points, self.squares).split(1), strict=True
        ):
            off.append(landmarks_off(self.reader, heads, places)[0])
        distance = kernel_inception_distance(self.features(drawn), self.wanted, paired=False)
        return Verdict(distance, float(torch.stack(off).median()))

    @torch.no_grad()
    def heads(self, net: UNet) -> Tensor:
        """What it makes of the people's heads, (N, 3, HEAD, HEAD)."""
        found = []
        parts = (self.crops, self.person, self.squares)
        for some, person, around in zip(*(part.split(BATCH) for part in parts), strict=True):
            looks = usual_looks(some)
            with torch.autocast(some.device.type, torch.bfloat16):
                layers = net.logits(some.contiguous(memory_format=torch.channels_last), looks)
            drawn = torch.sigmoid(layers[:, -3:].float())
            found.append(cut(person * drawn + (1 - person), around, HEAD))
        return torch.cat(found)

    def features(self, heads: Tensor) -> Tensor:
        """As `features_of`."""
        return features_of(self.vgg, heads)


@torch.no_grad()
def features_of(vgg: Vgg16Features, heads: Tensor) -> Tensor:
    """Samples (N, CELLS x CELLS, D) of heads (N, 3, S, S) in [0, 1]."""
    found = []
    for some in heads.split(BATCH):
        small = F.interpolate(some, size=HEAD, mode="area")
        maps = vgg(small.contiguous(memory_format=torch.channels_last))[-1].float()
        found.append(F.adaptive_avg_pool2d(maps, CELLS).flatten(2).transpose(1, 2))
    return torch.cat(found)
