"""Who is where in a photo, and which of it is hair, skin, clothes and background: soft masks."""

from dataclasses import dataclass
from functools import cached_property

import torch
import torch.nn.functional as F
from torch import Tensor

from model.drawing.faces import Face
from model.drawing.lab import mean_over, to_lab
from model.drawing.layers import Layers, outline
from model.drawing.places import coordinates
from model.drawing.resizing import resized
from model.drawing.steps import step
from model.network.unet import PAINT_LAYERS
from model.network.vectors import TO_HEAD, as_vectors

#: How decidedly a place belongs to the person whose head it points to, in face heights.
DECIDED = 6.0
#: Up to how many people are looked at one by one; long side of the masks of more than these.
FEW, CROWD_GRID = 4, 192
TONES = PAINT_LAYERS.index("red")
#: How sure the network must be of skin to have its colour measured; distance in Lab, lightness
#: counting less, within which something is alike; how much that says, and how sure it must be.
CERTAIN, WEIGHTS, ALIKE, TOLD, SURE = 0.8, (0.35, 1.0, 1.0), 11.0, 0.8, (0.2, 0.6)
HAIR, SKIN, HEAD = (PAINT_LAYERS.index(name) for name in ("hair", "skin", "head_right"))


@dataclass(frozen=True)
class Parts:
    """The parts of a photo, at the size at which the network read it: masks (h, w) in [0, 1]."""

    layers: Layers

    @cached_property
    def faces(self) -> list[Face]:
        """From left to right, in pixels of the masks."""
        scale = 1 / self.layers.enlargement
        found = [face.scaled(scale) for face in self.layers.faces]
        return sorted(found, key=lambda face: face.x + face.width / 2)

    @cached_property
    def person(self) -> Tensor:
        """Everybody; everything, where there is nobody."""
        return outline(self.layers.people)

    @cached_property
    def background(self) -> Tensor:
        """What is nobody."""
        return 1 - self.person

    @cached_property
    def hair(self) -> Tensor:
        """Everybody's."""
        return self.layers.whole[HAIR] * self.person

    @cached_property
    def tones(self) -> Tensor:
        """The photo's own colours without texture, (3, h, w) in Lab."""
        return to_lab(self.layers.whole[TONES : TONES + 3])

    @cached_property
    def skin(self) -> Tensor:
        """Everybody's; the whole of a face, with its eyes and mouth.

        Of necks, chests and bald heads the network is in doubt: there the colour of the face says
        more.
        """
        whole = self.layers.whole
        seen, worn = whole[SKIN], whole[SKIN + 1]
        alike = torch.zeros_like(seen)
        lab = self.tones * seen.new_tensor(WEIGHTS)[:, None, None]
        for owner in self.owners if self.few else ():
            certain = ((seen > CERTAIN) & (owner > CERTAIN)).to(seen.dtype)
            if certain.any():
                away = (lab - mean_over(lab, certain[None])).square().sum(0)
                alike += owner * torch.exp(away / (-2 * ALIKE**2))
        sure = seen + TOLD * (alike - 0.5) - (worn - seen - 0.4).clamp(0, 1) * TOLD / 2
        return step(torch.where(alike > 0, sure, seen), *SURE) * self.person * (1 - self.hair)

    @cached_property
    def clothes(self) -> Tensor:
        """What else people have on: of what is neither hair nor skin the network is less sure."""
        return self.person * (1 - self.hair - self.skin).clamp(0, 1)

    @property
    def people(self) -> int:
        """How many there are whose faces are seen."""
        return len(self.faces)

    @property
    def few(self) -> bool:
        """Whether there are so few that each is looked at alone, unless one of them is named."""
        return 0 < self.people <= FEW

    @property
    def owners(self) -> list[Tensor]:
        """For each face, from left to right, how much of each place is that person's, (h, w)."""
        return [self.owner(person) for person in range(self.people)]

    def owner(self, person: int) -> Tensor:
        """How much of each place is a person's, counted from the left."""
        if self.people == 1:
            return self.person
        height, width = self.person.shape
        share = self._shares[person][None, None]
        return F.interpolate(share, size=(height, width), mode="bilinear")[0, 0] * self.person

    def of(self, part: str, person: int) -> Tensor:
        """`hair`, `skin` or `clothes` of one person, counted from the left."""
        mask: Tensor = getattr(self, part)
        # What is hers is not his: no product of two doubts.
        return mask * self.owner(person) / self.person.clamp(min=0.05)

    def each(self, part: str) -> list[Tensor]:
        """A part of each of a few people; of many people, or of nobody seen, all of it."""
        if not self.few:
            return [getattr(self, part)]
        return [self.of(part, person) for person in range(self.people)]

    @cached_property
    def _shares(self) -> Tensor:
        """How much of each place is whose, (N, h', w'): coarser for a crowd, which is many masks.

        Each place of a person points to their head (as in Panoptic-DeepLab, arXiv:1911.10194).
        """
        vectors = as_vectors(self.layers.whole[HEAD : HEAD + 2], TO_HEAD)
        factor = 1.0 if self.few else min(1.0, CROWD_GRID / max(vectors.shape[1:]))
        size = [max(1, round(side * factor)) for side in vectors.shape[1:]]
        right, down = resized(vectors, (size[0], size[1])) * factor
        columns, rows = coordinates(right)[0]
        away = []
        for face in (face.scaled(factor) for face in self.faces):
            x = columns + right - (face.x + face.width / 2)
            y = rows + down - (face.y + face.height / 2)
            away.append(torch.hypot(x, y) / face.height)
        return torch.softmax(-DECIDED * torch.stack(away), dim=0)
