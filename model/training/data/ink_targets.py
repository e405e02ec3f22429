"""Ink that a network is to learn, made from a photo: an operator fed with what portraits need.

The extended difference of Gaussians along the flow (Winnemöller, Kyprianidis, Olsen 2012,
doi:10.1016/j.cag.2012.03.004) inks where `tone + p * difference` falls below a threshold. Made here
are tone and differences at three scales; `model.training.data.targets` mixes them for a Look. The
operator is old; what makes it draw portraits is what it is fed: tone relative to the person's own
skin, all scales relative to the face, and eyes, brows and lips strengthened where light is poor.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from model.training.data.eyes import with_eye
from model.training.data.flow import Plane, across, along, flow
from model.training.data.parts import (
    BROWS,
    EYES,
    IRISES,
    LIPS,
    MOUTH,
    NOSE,
    UPPER_LIDS,
    FaceParts,
    Map,
    height_of_face,
)

#: Height of a face, in pixels, at which the lengths below hold; they grow and shrink with it.
UNIT = 420.0
#: Sigma of the difference's narrower Gaussian: for fine, usual and broad strokes.
SCALES = (0.75, 1.3, 2.4)
#: Sigmas of the structure tensor, and of the smoothing along the flow.
TENSOR, ALONG = 3.5, 4.0
#: The lit skin's percentile; how wide the face's light is blurred, and how much of it is undone.
LIT, LIGHT_REACH, UNDONE = 72, 0.16, 0.6
#: Range of the bilateral filter in tones, on the person and on clothes and things around them,
#: where a finer texture is no drawing but a mesh.
SMOOTH, SMOOTHER = 0.05, 0.14
#: Regularisation of the guided filter that finds a mask's rim, in squared byte tones.
RIM_SOFTNESS = 2.0
#: How dark features are to be against what is around them, and by how much their contrast is
#: raised at most to reach that.
BROW, LIP, NOSTRIL = (0.5, 3.5), (0.42, 3.0), (0.3, 2.2)
#: How much redder than skin (CIE a) lips are when their darkening is full, and that darkening.
RED, LIP_DARKNESS = 40.0, 0.8
#: Weight of drawn contours where the photo's own tones show none: of given drawings, and of the
#: person's outline, as a difference.
GIVEN, OUTLINE = 0.03, 0.022


@dataclass(frozen=True)
class Portrait:
    """What ink is made from; all of one size."""

    #: RGB, uint8 (H, W, 3).
    photo: Plane
    #: In [0, 1], float32 (H, W): who is a person, what is hair, and darkness of given contours.
    person: Map
    hair: Map
    contours: Map | None
    #: (478, 2) in pixels, or None where no face was found.
    landmarks: Plane | None

    @property
    def face(self) -> float:
        """Height of the face in pixels; guessed where none is known."""
        if self.landmarks is None:
            return float(min(self.photo.shape[:2])) / 2.5
        return height_of_face(self.landmarks)


@dataclass(frozen=True)
class InkFields:
    """float32 (H, W): differences at SCALES, dark strokes negative; and tone, 1 lit skin or paper.

    A soft outline of the person comes with them, since the given one is coarse.
    """

    differences: tuple[Plane, Plane, Plane]
    tone: Plane
    person: Map


def ink_fields(portrait: Portrait) -> InkFields:
    """All that ink of any weight and detail is mixed from."""
    lab = cv2.cvtColor(portrait.photo.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    unit = portrait.face / UNIT
    person = refined(portrait.person, portrait.photo, unit)
    parts = None
    if portrait.landmarks is not None:
        parts = FaceParts(person.shape, portrait.landmarks)
    raw = relative_tone(lab, person, portrait.hair, parts)
    skin = np.zeros_like(raw) if parts is None else parts.face
    tone = smoothed(raw, np.maximum(skin, portrait.hair), unit)
    if parts is not None:
        tone = strengthened(tone, lab, parts)
    tangents = flow([tone, lab[..., 1] / 150, lab[..., 2] / 150], TENSOR * unit)
    drawn = drawn_contours(portrait, person, skin, unit)
    differences = [
        along(across(tone, tangents, np.float32(scale * unit)), tangents, np.float32(ALONG * unit))
        - drawn
        for scale in SCALES
    ]
    fine, usual, broad = differences
    return InkFields((fine, usual, broad), tone.clip(0, 1), person)


def refined(person: Map, photo: Plane, unit: float) -> Map:
    """A coarse mask with its rim on the photo's edges (He, Sun, Tang 2010)."""
    radius = max(3, round(14 * unit))
    followed = cv2.ximgproc.guidedFilter(photo, person, radius, RIM_SOFTNESS)
    # Where all of a window is of one colour, single precision does not always last.
    followed = np.where(np.isnan(followed), person, followed)
    result: Map = ((followed - 0.15) / 0.7).clip(0, 1)
    return result


def relative_tone(lab: Plane, person: Map, hair: Map, parts: FaceParts | None) -> Plane:
    """Luminance over that of the lit skin, with part of the light on the face undone.

    So dark skin becomes paper as light skin does, and half-lit faces keep a shadow, but one that
    could be drawn. Lips are darkened by how much redder than the skin they are.
    """
    light = lab[..., 0] / 100
    if parts is None:
        seen = light[person > 0.5]
        lit = float(np.percentile(seen if seen.size > 100 else light, 85))
        flat: Plane = (light / max(lit, 0.05)).clip(0, 1.3)
        return flat
    skin = parts.skin * (1 - (1.5 * hair).clip(0, 1))
    if skin.sum() < 100:
        skin = parts.face
    lit = max(float(np.percentile(light[skin > 0.5], LIT)), 0.05)
    reach = LIGHT_REACH * parts.height
    weight = skin + 1e-4
    around = cv2.GaussianBlur(light * weight, (0, 0), reach) / cv2.GaussianBlur(
        weight, (0, 0), reach
    )
    inside: Map = cv2.GaussianBlur(parts.face, (0, 0), 0.05 * parts.height)
    undone = 1 + ((around / lit).clip(0.2, 1.4) - 1) * inside
    tone: Plane = light / lit / undone**UNDONE
    redness = (lab[..., 1] - float(np.median(lab[..., 1][skin > 0.5]))) / RED
    lips = parts.part(LIPS, soft=0.005) * (1 - parts.part(MOUTH, soft=0.003))
    darkened: Plane = tone * (1 - LIP_DARKNESS * redness.clip(0, 1) * lips)
    return darkened.clip(0, 1.3)


def smoothed(tone: Plane, fine: Map, unit: float) -> Plane:
    """Without noise; outside of `fine` (face and hair) without texture as well."""
    tone = tone.astype(np.float32)
    little = cv2.bilateralFilter(tone, -1, SMOOTH, max(1.0, 3 * unit))
    much = cv2.bilateralFilter(cv2.medianBlur(little, 5), -1, SMOOTHER, max(1.5, 5 * unit))
    weight = cv2.GaussianBlur(fine, (0, 0), max(1.0, 6 * unit)).clip(0, 1)
    result: Plane = much + weight * (little - much)
    return result


def strengthened(tone: Plane, lab: Plane, parts: FaceParts) -> Plane:
    """Brows, lips and nostrils that are seen on every face, and eyes with iris and pupil."""
    for outlines, grown, (wanted, most) in (
        (BROWS, 1.25, BROW),
        ((LIPS,), 1.1, LIP),
        ((NOSE,), 1.1, NOSTRIL),
    ):
        where = parts.parts(outlines, grown, soft=0.015)
        around = cv2.GaussianBlur(tone, (0, 0), 0.07 * parts.height)
        deeper = (around - tone).clip(0, None)
        inside = where > 0.5
        if inside.sum() < 20:
            continue
        there = float(np.percentile(deeper[inside], 90))
        gain = float(np.clip(wanted / max(there, 1e-3), 1.0, most))
        tone = tone - (gain - 1) * deeper * where
    for eye, lid, iris in zip(EYES, UPPER_LIDS, IRISES, strict=True):
        tone = with_eye(tone, lab, parts, eye, lid, iris)
    return tone.clip(0, 1.3).astype(np.float32)


def drawn_contours(portrait: Portrait, person: Map, face: Map, unit: float) -> Plane:
    """Contours that luminance misses (a white shirt on a white wall), as a difference, (H, W).

    The person's outline, but not around hair, whose strands say more, nor along the picture's
    edge; and the contours of a given drawing, outside of the face.
    """
    sigma = max(0.8, 1.4 * unit)
    soft = cv2.GaussianBlur(person, (0, 0), sigma)
    gx, gy = cv2.Sobel(soft, cv2.CV_32F, 1, 0), cv2.Sobel(soft, cv2.CV_32F, 0, 1)
    ridge = (np.hypot(gx, gy) / 8 * sigma * 2.5).clip(0, 1)
    near = cv2.GaussianBlur(np.maximum(portrait.hair, 0.8 * face), (0, 0), 6 * unit)
    drawn = OUTLINE * ridge * (1 - (2 * near).clip(0, 1))
    if portrait.contours is not None:
        crisp = ((portrait.contours - 0.3) / 0.5).clip(0, 1)
        inner = cv2.erode(face, np.ones((3, 3)), iterations=max(1, round(10 * unit)))
        outside = 1 - cv2.GaussianBlur(np.maximum(inner, portrait.hair), (0, 0), 4 * unit)
        drawn = np.maximum(drawn, GIVEN * crisp * outside.clip(0, 1))
    result: Plane = drawn.astype(np.float32)
    return result
