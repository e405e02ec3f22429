"""Photo -> everything that cartoons are printed from: line art's layers, colours, parts, vectors.

The network of line art teaches its own layers (distillation, Hinton et al. 2015,
arXiv:1503.02531); the others are made from the portraits that scenes are put together from.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from model.network.unet import LINE_LAYERS, PAINT_LAYERS, UNet
from model.network.vectors import MOVED, TO_HEAD, as_values
from model.training.data.augmentation import low_resolution, relit, spoilt
from model.training.data.lettering import lettered
from model.training.data.portraits import ON_FACE
from model.training.data.scenes import Scene
from model.training.data.targets import sample_looks
from model.training.data.wear import scratched
from model.training.tasks.losses import DrawingLoss, relative_l1, windowed_maps

#: What each term counts beside the loss of line art.
TONES, EDGES, PERCEIVED, SHAPES, PARTS, HEADS, CUTE = 3.0, 2.0, 0.2, 1.5, 0.4, 3.0, 3.0
#: How much more a pixel counts where a face is moved the most.
WHERE_MOVED = 20.0
#: Of how many scenes some have letters: to print letters takes the CPU long.
LETTERED = 8
#: Where the layers after those of line art are.
COLOURS, FLAT, SKIN, HEAD, MOVE = (
    PAINT_LAYERS.index(name) for name in ("red", "flat_red", "skin", "head_right", "cute_right")
)


class PaintLesson(NamedTuple):
    """A batch in [0, 1]: photos (B, 3, S, S), looks (B, CONTROLS), and what is to come out."""

    photo: Tensor
    looks: Tensor
    #: (B, len(PAINT_LAYERS), S, S)
    wanted: Tensor
    #: (B, 1, S, S): where faces are.
    important: Tensor
    scene: Scene


@torch.no_grad()
def paint_lesson(scene: Scene, teacher: UNet, generator: torch.Generator) -> PaintLesson:
    """Scenes in some light or other, and their layers for random Looks.

    The light of the colours is the photo's: a network that takes a cast back cannot leave skin as
    it is. Softness, noise and scratches are to go, and for lines the light as well.
    """
    photo = scene.photo.clone()
    blank = torch.zeros_like(photo[:LETTERED, :1])
    lettered(photo[:LETTERED], blank, blank.clone(), blank.clone(), generator)
    printed = (photo != scene.photo).any(1, keepdim=True)
    looks = sample_looks(len(photo), generator).to(photo.device)
    with torch.autocast(photo.device.type, torch.bfloat16):
        drawn = torch.sigmoid(teacher.logits(photo, looks).float())
    person, hair = (LINE_LAYERS.index(name) for name in ("person", "hair"))
    drawn[:, person : person + 1], drawn[:, hair : hair + 1] = scene.person, scene.hair
    seed = int(torch.randint(2**31, (1,), generator=generator))
    lit = [
        # The same light falls on all.
        relit(picture, torch.Generator().manual_seed(seed))
        for picture in (
            photo,
            torch.where(printed, photo, scene.tones),
            torch.where(printed, photo, scene.shapes),
        )
    ]
    seen = scratched(spoilt(low_resolution(lit[0], generator), generator), generator)
    wanted = torch.cat(
        [
            drawn,
            *lit[1:],
            scene.skin,
            scene.clothes,
            as_values(scene.head, TO_HEAD),
            as_values(scene.cute, MOVED),
        ],
        dim=1,
    )
    face = drawn[:, LINE_LAYERS.index("face")][:, None]
    return PaintLesson(seen, looks, wanted, ON_FACE * face + (face > 0.5) * 0.2, scene)


def paint_loss(
    got: Tensor, lesson: PaintLesson, drawing: DrawingLoss, generator: torch.Generator
) -> tuple[Tensor, dict[str, float]]:
    """The loss of layers (B, len(PAINT_LAYERS), S, S) in [0, 1], and its terms for the log."""
    wanted, scene = lesson.wanted, lesson.scene
    lines = len(LINE_LAYERS)
    known = got.new_ones(len(got), 4, 1, 1)
    total, terms = drawing(got[:, :lines], wanted[:, :lines], lesson.important, known, generator)
    tones, model = got[:, COLOURS:FLAT], wanted[:, COLOURS:FLAT]
    weight = 1 + 2 * lesson.important
    pixel = (weight * (tones - model).abs()).mean()
    edges = _edges(tones, model)
    pairs = windowed_maps(drawing.vgg, tones, model, drawing.window, generator)
    perceived = torch.stack([relative_l1(a, b) for a, b in pairs]).sum()
    shapes = (got[:, FLAT:SKIN] - wanted[:, FLAT:SKIN]).abs().mean()
    shapes = shapes + _edges(got[:, FLAT:SKIN], wanted[:, FLAT:SKIN])
    parts = _cross_entropy(got[:, SKIN:HEAD], wanted[:, SKIN:HEAD], scene.faces_known)
    person = scene.person * scene.heads_known
    astray = (got[:, HEAD:MOVE] - wanted[:, HEAD:MOVE]).abs()
    heads = (person * astray).sum() / person.sum().clamp(1)
    moved = wanted[:, MOVE:]
    far = scene.faces_known * (1 + WHERE_MOVED * 2 * (moved - 0.5).abs().amax(1, keepdim=True))
    cute = (far * (got[:, MOVE:] - moved).abs()).mean()
    more = {
        "tones": TONES * pixel,
        "edges": EDGES * edges,
        "perceived": PERCEIVED * perceived,
        "shapes": SHAPES * shapes,
        "parts": PARTS * parts,
        "heads": HEADS * heads,
        "cute": CUTE * cute,
    }
    total = total + torch.stack(list(more.values())).sum()
    return total, terms | {name: float(value.detach()) for name, value in more.items()} | {
        "loss": float(total.detach())
    }


def _edges(got: Tensor, wanted: Tensor) -> Tensor:
    """L1 on the differences between neighbours: where borders are, and that there are no others."""
    away = got - wanted
    across = (away[..., 1:] - away[..., :-1]).abs().mean()
    return across + (away[..., 1:, :] - away[..., :-1, :]).abs().mean()


def _cross_entropy(got: Tensor, wanted: Tensor, known: Tensor) -> Tensor:
    """Of masks; written out, since autocast forbids torch's own."""
    got = got.clamp(1e-4, 1 - 1e-4)
    entropy = -(wanted * got.log() + (1 - wanted) * (1 - got).log())
    return (known * entropy).mean()
