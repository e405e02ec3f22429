"""What hair is called follows from its colour beside the skin's, in whatever light."""

from pathlib import Path

import pytest
import torch

from model.drawing.hair_evidence import hair_evidence
from model.drawing.reader import FaceReader
from model.network.reader import EVIDENCE, HAIR, MAP, SIDE
from tests.photographed import HERE, photo_path, pixels


@pytest.fixture(scope="module")
def reader() -> FaceReader:
    return FaceReader.load()


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (photo_path("interfaces-0032"), "dark"),
        (photo_path("norod-0037"), "dark"),
        (photo_path("norod-0068"), "dark"),
        (HERE / "heads" / "lorelei-126.webp", "dark"),
        (HERE / "hair" / "sfhq-0213.webp", "other"),
    ],
    ids=lambda value: value.stem if isinstance(value, Path) else value,
)
def test_hair_is_called_what_people_call_it(reader: FaceReader, path: Path, name: str) -> None:
    (face,) = reader.find(pixels(path))
    assert face.hair == name
    assert list(face.hair_names) == list(HAIR)
    assert sum(face.hair_names.values()) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("light", [0.6, 1.3])
def test_in_other_light_hair_is_called_the_same(reader: FaceReader, light: float) -> None:
    photo = pixels(photo_path("norod-0037"))
    (face,) = reader.find((photo * light).clamp(max=255).to(torch.uint8))
    assert face.hair == "dark"


def test_evidence_is_of_the_hair_beside_the_skin() -> None:
    """A made-up head: hair above, skin below, in two colours."""
    heads = torch.empty(1, 3, SIDE, SIDE)
    heads[:, :, : SIDE // 2] = torch.tensor([0.2, 0.15, 0.1])[:, None, None]
    heads[:, :, SIDE // 2 :] = torch.tensor([0.8, 0.6, 0.5])[:, None, None]
    regions = torch.full((1, 3, MAP, MAP), -8.0)
    regions[:, 0, : MAP // 2] = regions[:, 1, MAP // 2 :] = 8.0
    points = torch.rand(1, 68, 2, generator=torch.Generator().manual_seed(1)) * 0.3 + 0.5
    evidence = hair_evidence(heads, regions, points)
    assert evidence.shape == (1, EVIDENCE)
    (dark, light) = (evidence[0, index] for index in (2, 10))
    assert dark == pytest.approx(0.17, abs=0.03)
    assert light == pytest.approx(0.68, abs=0.03)


@pytest.mark.parametrize("logit", [-9.0, 9.0])
def test_evidence_is_finite_whatever_is_in_the_picture(logit: float) -> None:
    heads = torch.zeros(2, 3, SIDE, SIDE)
    regions = torch.full((2, 3, MAP, MAP), logit)
    assert hair_evidence(heads, regions, torch.zeros(2, 68, 2)).isfinite().all()
    assert hair_evidence(heads, regions, torch.ones(2, 68, 2)).isfinite().all()
