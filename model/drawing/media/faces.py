"""Faces: drawn from the layer `hand`, learnt of real artists; line weight adds ink to it."""

import torch
from torch import Tensor

from model.contract.look import Look
from model.drawing.layers import Layers
from model.drawing.steps import share, step
from model.network.unet import LINE_LAYERS

#: Where on a face it is drawn by the artists' hand, by the layer that says where faces are; and
#: where not, by the layer of hair.
ON_FACE, IN_HAIR = (0.25, 0.75), (0.3, 0.7)
#: Darkness of the hand below which it is nothing but haze, and between which shade becomes stroke.
HAZE, STROKE = 0.04, (0.62, 0.78)
#: How dark shade and strokes get, and how soon shade does: faint lines are to be seen.
SHADE, DARKEST, FAINT = 0.2, 0.785, 0.7
#: How dark the hand is to be in a face's darkest places, which share of the face is lighter than
#: these, and by what it is multiplied at most: in faint light, and of fair children, the network
#: draws timidly.
DARK, OF_FACE, STRONGER = 0.82, 0.97, 2.5
#: How dark the hand is, at most, in this share of the usual face; and by how much the edges of its
#: strokes may move down and up for the faces that have fewer or more of them: an old face, or one
#: in half a shadow, would be full of them.
STROKED, SHARE, FEWER, MORE = 0.6, 0.93, -0.15, 0.14
#: Between which values of the field of ink its strokes have their edges, and how dark they get.
EDGES, BOLD = (0.1, 0.85), 0.86
#: Enlargement up to which these edges are as soft as the network draws them.
SOFT = 2.0
#: Line weights between which ink is laid over the hand, from none to all of it.
INKED = (0.4, 0.75)
#: How much of the shade is left without any detail; all of it from the usual detail on.
PLAIN = 0.4
#: By how much lower the edges of strokes in the hand get, for each step of detail above the usual.
FINER = 0.5

#: Rows and columns of a drawing.
Window = tuple[slice, slice]


def drawn_faces(darkness: Tensor, layers: Layers, look: Look, boldness: float = 0.0) -> Tensor:
    """A drawing (H, W) in [0, 1] with its faces in the finer way that they need.

    boldness: how much ink is laid over the hand at least, in [0, 1].
    """
    face = step(layers.field("face"), *ON_FACE)
    there = _around(face)
    if there is None:
        return darkness
    drawn = by_hand(layers, look, there)
    ink = max(boldness, share(look.line_weight, *INKED))
    if ink:
        drawn = torch.maximum(drawn, strokes(layers, there).mul_(ink))
    face = face[there] * (1 - step(layers.field("hair")[there], *IN_HAIR))
    with_faces = darkness.clone()
    with_faces[there] = torch.lerp(darkness[there], drawn.mul_(layers.person()[there]), face)
    return with_faces


def _around(mask: Tensor) -> Window | None:
    """The rows and columns in which a mask (H, W) is not 0; None, if it is 0 everywhere."""
    rows, columns = (mask.amax(dim).nonzero() for dim in (1, 0))
    if not len(rows):
        return None
    (top, bottom), (left, right) = (ends[[0, -1], 0].tolist() for ends in (rows, columns))
    return slice(top, bottom + 1), slice(left, right + 1)


def by_hand(layers: Layers, look: Look, there: Window) -> Tensor:
    """The artists' hand in a window: what they drew dark as strokes, all else as light shade.

    What is halfway between ink and paper would make a face a grey photocopy.
    """
    seen = hand_in_faces(layers)
    stronger = strengthening(seen)
    hand = layers.field("hand")[there] * stronger
    moved = min(MORE, max(FEWER, stronger * reached(seen, SHARE) - STROKED)) if len(seen) else 0.0
    # More detail makes strokes of what else is shade.
    low, high = (edge + moved - FINER * max(0.0, look.detail - 0.5) for edge in STROKE)
    shade = ((hand - HAZE) / (low - HAZE)).clamp_(0, 1).pow_(FAINT)
    shade.mul_(SHADE * min(1.0, PLAIN + 2 * (1 - PLAIN) * look.detail))
    dark = step(hand, low, high)
    return torch.lerp(shade, torch.full_like(shade, DARKEST), dark)


def hand_in_faces(layers: Layers) -> Tensor:
    """The values (N,) of the hand on skin, at the size at which it was read."""
    hand, face, hair = (LINE_LAYERS.index(name) for name in ("hand", "face", "hair"))
    # Small faces are seen from near.
    near = [close_up for _, close_up in layers.close_ups] or [layers.whole]
    return torch.cat([layer[hand][(layer[face] > 0.5) & (layer[hair] < 0.5)] for layer in near])


def strengthening(hand: Tensor) -> float:
    """By how much the hand (N,) of faces is strengthened for these to have dark places."""
    if not len(hand):
        return 1.0
    return min(STRONGER, max(1.0, DARK / max(reached(hand, OF_FACE), 1e-3)))


def reached(values: Tensor, share: float) -> float:
    """The value that this share of some (N,) does not exceed."""
    return float(values.kthvalue(max(1, round(share * len(values)))).values)


def strokes(layers: Layers, there: Window) -> Tensor:
    """Ink in a window, its edges softer than elsewhere, but no wider in much enlarged drawings."""
    low, high = EDGES
    middle, half = (low + high) / 2, (high - low) / 2 / max(1.0, layers.enlargement / SOFT)
    return step(layers.field("ink")[there], middle - half, middle + half).mul_(BOLD)
