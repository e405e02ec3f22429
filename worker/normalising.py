"""Pictures of any mode, orientation and colour space, made alike. For `photos.py` alone."""

import io

import numpy as np
from PIL import Image, ImageChops, ImageCms, ImageOps, ImageStat
from PIL.ExifTags import Base

#: Long sides, in pixels: longer photos are scaled down to the first; JPEGs are decoded at a half, a
#: quarter or an eighth of their size where that leaves the second at least.
LONG_SIDE, DECODED_SIDE = 4096, 3072
#: A drawing in a light colour on transparent ground: share of the picture that is transparent at
#: least, and grey that at most 5 % of what is drawn are darker than.
CLEAR, LIGHT, DARK_SHARE = 0.2, 176, 0.05

SRGB = ImageCms.createProfile("sRGB")


def decode_smaller(image: Image.Image) -> None:
    """Have a JPEG decoded at a half, a quarter, an eighth, where that is enough."""
    scale = min(1.0, DECODED_SIDE / max(image.size))
    # It needs the target's true aspect ratio.
    image.draft(None, (round(image.width * scale), round(image.height * scale)))


def normalised(image: Image.Image) -> Image.Image:
    """The first frame: scaled, upright, opaque, 8 bits a channel, sRGB."""
    profile = image.info.get("icc_profile")
    orientation = _orientation(image)
    decode_smaller(image)
    image = _opaque(image)
    image.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.BICUBIC)
    return _upright(_srgb(image, profile), orientation)


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(Base.Orientation, 1))
    except Exception:  # Broken metadata are no reason to refuse a good picture.
        return 1


def _upright(image: Image.Image, orientation: int) -> Image.Image:
    """Turned as its EXIF orientation says.

    By EXIF of that tag alone: of what phones write, Pillow cannot write all back, and raises.
    """
    if orientation not in range(2, 9):
        return image
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    image.info["exif"] = exif.tobytes()
    return ImageOps.exif_transpose(image)


def _opaque(image: Image.Image) -> Image.Image:
    """In mode L, RGB or CMYK; what is transparent becomes white paper.

    A light drawing on transparent ground would be lost on it, and becomes a dark one.
    """
    if image.mode.startswith("I"):
        # 16 bits of grey, which Pillow would clip instead of scale.
        return Image.fromarray((np.asarray(image).clip(0, 65535) >> 8).astype(np.uint8))
    if image.mode in ("L", "RGB", "CMYK"):
        image.load()
        return image
    if not image.has_transparency_data:
        return image.convert("RGB")
    picture = image.convert("RGBA")
    visible = picture.getchannel("A")
    drawn = picture.convert("RGB")
    if _is_light_drawing(drawn, visible):
        drawn = ImageChops.invert(drawn)
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(drawn, mask=visible)
    return paper


def _is_light_drawing(drawn: Image.Image, visible: Image.Image) -> bool:
    """Whether nearly all that is visible is light, and much is transparent."""
    opaque = visible.point(lambda alpha: 255 if alpha > 127 else 0)
    clear = 1 - ImageStat.Stat(opaque).mean[0] / 255
    shades = drawn.convert("L").histogram(opaque)
    return clear > CLEAR and sum(shades[:LIGHT]) < DARK_SHARE * max(1, sum(shades))


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    if not profile:
        return image.convert("RGB")
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):  # A broken profile, or one for other channels.
        return image.convert("RGB")
    assert converted is not None  # noqa: S101
    return converted
