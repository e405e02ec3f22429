"""What every test of training may ask for: a few portraits, and a network that judges."""

from pathlib import Path

import pytest
from PIL import Image, ImageFilter
from safetensors.torch import save_file

from model.training.data.portraits import Portraits
from model.training.tasks import sheet
from tests.vgg_weights import save_random_vgg

HERE = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of four portraits, and a fifth that an artist drew."""
    folder = tmp_path_factory.mktemp("data")
    for kind in ("photos", "mask", "artist/photos", "artist/drawings"):
        (folder / kind).mkdir(parents=True)
    for path in sorted((HERE / "photos").glob("norod-*.webp"))[:4]:
        photo = Image.open(path).convert("RGB").resize((256, 256))
        photo.save(folder / "photos" / path.name)
        mask = Image.new("L", (64, 64))
        mask.paste(255, (16, 8, 48, 64))
        mask.save(folder / "mask" / path.name)
    edges = photo.convert("L").filter(ImageFilter.FIND_EDGES)
    drawing = edges.point(lambda v: max(0, 255 - 4 * v))
    photo.save(folder / "artist" / "photos" / "artist-000.webp")
    drawing.save(folder / "artist" / "drawings" / "artist-000.webp")
    return folder


@pytest.fixture(scope="module")
def ink(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where ink is kept; no landmarker is at hand, so none of the artist's photo are known."""
    ink = tmp_path_factory.mktemp("ink")
    save_file({}, ink / "artist-landmarks.safetensors")
    return ink


@pytest.fixture(scope="module")
def portraits(folder: Path, ink: Path) -> Portraits:
    return Portraits(folder, Portraits.available(folder), ink)


@pytest.fixture(scope="session")
def vgg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_random_vgg(tmp_path_factory.mktemp("vgg") / "vgg16.safetensors")


@pytest.fixture(autouse=True)
def small_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every run ends with a sheet, which at its usual size costs more than these runs."""
    monkeypatch.setattr(sheet, "SIDE", 64)
