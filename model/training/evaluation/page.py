"""The page of an evaluation: the figures by slice, and the worst drawings to look at."""

import base64
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from jinja2 import StrictUndefined, Template
from PIL import Image
from torch import Tensor

from model.training.evaluation.report import DRAWN, Report
from model.training.evaluation.tables import cell

#: Long side of the pictures on the page, in pixels.
SIDE = 420


@dataclass(frozen=True)
class Shown:
    """One photo on the page: its pictures by name, uint8 (1 or 3, H, W), tags and figures."""

    id: str
    tags: Sequence[str]
    pictures: Mapping[str, Tensor]
    figures: Mapping[str, str]

    @property
    def images(self) -> dict[str, str]:
        """The pictures as data URIs: the page needs no other file."""
        return {name: data_uri(picture) for name, picture in self.pictures.items()}


def render(report: Report, worst: Sequence[Shown]) -> str:
    """HTML that stands on its own; `worst` comes in the order in which it is shown."""
    source = files("model.training.evaluation").joinpath("page.html").read_text("utf-8")
    template = Template(source, autoescape=True, undefined=StrictUndefined)
    ours = [kinds[DRAWN] for kinds in report.values()]
    rows = [(figure, [cell(summary[figure]) for summary in ours]) for figure in ours[0]]
    count = int(ours[0]["pictures"] or 0)
    page: str = template.render(slices=list(report), rows=rows, worst=worst, count=count)
    return page


def data_uri(picture: Tensor) -> str:
    """uint8 (C, H, W), scaled to SIDE, as WebP in base 64."""
    image = Image.fromarray(np.ascontiguousarray(picture.expand(3, -1, -1).permute(1, 2, 0)))
    image.thumbnail((SIDE, SIDE))
    file = io.BytesIO()
    image.save(file, "WEBP", quality=85)
    return f"data:image/webp;base64,{base64.b64encode(file.getvalue()).decode()}"
