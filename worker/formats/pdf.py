"""A drawing as a PDF of one A4 page, after ISO 32000-1."""

import io
import zlib
from collections.abc import Iterable, Sequence

from PIL import Image, ImageColor

from model.contract.finish import Finish
from worker.formats.a4 import Place, placed
from worker.formats.path_data import Curve
from worker.formats.vectors import Layer

#: PDF's unit over a millimetre.
POINT = 72 / 25.4
#: Pixels of a printed picture for each millimetre, at most: 300 dpi.
SHARPEST = 300 / 25.4

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def of_curves(size: tuple[int, int], layers: Iterable[Layer], finish: Finish) -> bytes:
    """A page with solid shapes, in the pixels of a drawing of that size.

    Only the first layer may shine through: it is mixed with the paper, or with white without any.
    """
    width, height = size
    place = placed(width, height)
    scale = place.width / width * POINT
    left, top = place.x * POINT, (place.sheet_height - place.y) * POINT
    # PDF counts from below, drawings from above; nothing is drawn into the margins.
    lines = [f"{scale:.6f} 0 0 {-scale:.6f} {left:.3f} {top:.3f} cm 0 0 {width} {height} re"]
    lines.append(f"W {_colour(finish.paper)} f" if finish.paper else "W n")
    for layer in layers:
        lines.append(_colour(finish.ink, finish.paper or "white", layer.opacity))
        lines.append(f"q {1 / layer.scale:g} 0 0 {1 / layer.scale:g} 0 0 cm")
        lines += [f"{_operations(curve)} f" for curve in layer.curves]
        lines.append("Q")
    return _document(place, "\n".join(lines), [])


def of_picture(picture: Image.Image) -> bytes:
    """A page with a picture of mode L, P, RGB or RGBA."""
    place = placed(*picture.size)
    across, up = place.width * POINT, place.height * POINT
    left, bottom = place.x * POINT, (place.sheet_height - place.y) * POINT - up
    drawn = f"{across:.3f} 0 0 {up:.3f} {left:.3f} {bottom:.3f} cm /Drawing Do"
    return _document(place, drawn, _pictures(picture))


def sharpest(width: int, height: int) -> tuple[int, int]:
    """The size at which a picture of so many pixels is printed: no sharper than SHARPEST."""
    scale = min(1.0, placed(width, height).width * SHARPEST / width)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _colour(colour: str, under: str = "white", opacity: float = 1.0) -> str:
    """The operator that fills with a colour, as it looks on what is under it."""
    over, below = (ImageColor.getrgb(name)[:3] for name in (colour, under))
    mixed = (b + opacity * (a - b) for a, b in zip(over, below, strict=True))
    red, green, blue = (part / 255 for part in mixed)
    return f"{red:.4g} {green:.4g} {blue:.4g} rg"


def _operations(curve: Curve) -> str:
    steps = (f"{' '.join(map(str, numbers))} {_OPERATORS[command]}" for command, numbers in curve)
    return " ".join(steps)


def _pictures(picture: Image.Image) -> list[bytes]:
    """The object of a picture, and that of its transparency, where it has any."""
    size = f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height}"
    size += " /BitsPerComponent 8"
    if picture.mode in ("L", "P"):
        return [_deflated(f"{size} /ColorSpace {_space(picture)}", picture.tobytes())]
    jpeg = io.BytesIO()
    picture.convert("RGB").save(jpeg, "JPEG", quality=95, subsampling=0)
    colours = f"{size} /ColorSpace /DeviceRGB /Filter /DCTDecode"
    if picture.mode == "RGB":
        return [_stream(colours, jpeg.getvalue())]
    alpha = picture.getchannel("A").tobytes()
    return [
        _stream(f"{colours} /SMask {_FIRST_PICTURE + 1} 0 R", jpeg.getvalue()),
        _deflated(f"{size} /ColorSpace /DeviceGray", alpha),
    ]


def _space(picture: Image.Image) -> str:
    palette = picture.getpalette()
    if not palette:
        return "/DeviceGray"
    return f"[/Indexed /DeviceRGB {len(palette) // 3 - 1} <{bytes(palette).hex()}>]"


def _deflated(entries: str, content: bytes) -> bytes:
    return _stream(f"{entries} /Filter /FlateDecode", zlib.compress(content, 6))


def _stream(entries: str, content: bytes) -> bytes:
    head = f"<< {entries} /Length {len(content)} >>\nstream\n"
    return head.encode() + content + b"\nendstream"


#: Numbers of the objects; pictures come last.
_CATALOGUE, _PAGES, _PAGE, _CONTENT, _FIRST_PICTURE = range(1, 6)


def _document(place: Place, drawn: str, pictures: Sequence[bytes]) -> bytes:
    """The file, with one page on which `drawn` is carried out."""
    box = f"[0 0 {place.sheet_width * POINT:.3f} {place.sheet_height * POINT:.3f}]"
    resources = f"/XObject << /Drawing {_FIRST_PICTURE} 0 R >>" if pictures else ""
    objects = [
        f"<< /Type /Catalog /Pages {_PAGES} 0 R >>".encode(),
        f"<< /Type /Pages /Kids [{_PAGE} 0 R] /Count 1 >>".encode(),
        f"<< /Type /Page /Parent {_PAGES} 0 R /MediaBox {box} "
        f"/Resources << {resources} >> /Contents {_CONTENT} 0 R >>".encode(),
        _deflated("", drawn.encode()),
        *pictures,
    ]
    return _file(objects)


def _file(objects: Sequence[bytes]) -> bytes:
    """Objects one after the other, and the table that says where each begins."""
    # Four bytes beyond ASCII tell programs that move files that this one is no text.
    file = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    starts = []
    for number, content in enumerate(objects, start=1):
        starts.append(len(file))
        file += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % start for start in starts)
    file += b"trailer\n<< /Size %d /Root %d 0 R >>\n" % (len(objects) + 1, _CATALOGUE)
    file += b"startxref\n%d\n%%%%EOF\n" % table
    return bytes(file)
