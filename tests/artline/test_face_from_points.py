"""`artline face`, as somebody at a terminal uses it."""

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from artline.points import face
from model.contract.errors import OperatorError
from model.contract.styles import FOLDER
from tests.artline.terminal import PHOTO, forked
from tests.pointed_style import SIDE, make, points

NOSE = (SIDE // 2, SIDE // 2)


@pytest.fixture
def style(tmp_path: Path) -> Path:
    folder = tmp_path / "noir"
    make(folder)
    return folder


def colour_at(path: Path, place: tuple[int, int]) -> tuple[int, int, int]:
    with Image.open(path) as file:
        red, green, blue = file.convert("RGB").getpixel(place)  # type: ignore[misc]
    return red, green, blue


def test_what_was_read_of_a_photo_is_drawn_in_its_colours_or_in_others(
    tmp_path: Path, style: Path
) -> None:
    read = forked("faces", PHOTO, cwd=tmp_path)
    (tmp_path / "faces.json").write_text(read.stdout)
    skin = json.loads(read.stdout)[0]["colours"]["skin"]["value"]
    done = forked("face", "--points", "faces.json", "--style", style, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    with Image.open(tmp_path / "face.png") as drawn:
        assert drawn.size == (SIDE, SIDE)
    own = tuple(bytes.fromhex(skin[1:]))
    seen = colour_at(tmp_path / "face.png", NOSE)
    assert max(abs(a - b) for a, b in zip(seen, own, strict=True)) < 4
    options = ("--skin", "#204080", "-o", "blue/face.webp")
    done = forked("face", "--points", "faces.json", "--style", style, *options, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    red, _, blue = colour_at(tmp_path / "blue" / "face.webp", NOSE)
    assert blue > red + 60


def test_points_alone_are_drawn_wherever_they_lie_and_in_any_unit(
    tmp_path: Path, style: Path
) -> None:
    """The second of two faces, a thousandth of the size, far away and upside down."""
    moved = [(9 - x / 1000, -7 - y / 1000) for x, y in points()]
    (tmp_path / "one.json").write_text(json.dumps(points()))
    (tmp_path / "two.json").write_text(json.dumps([{}, {"landmarks": moved, "hat": 0.2}]))
    for name, which in (("one", 1), ("two", 2)):
        options = ("--style", style, "-o", f"{name}.png", "--which", which)
        done = forked("face", "--points", f"{name}.json", *options, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    with Image.open(tmp_path / "one.png") as one, Image.open(tmp_path / "two.png") as two:
        assert one.tobytes() == two.tobytes()


MIRRORED = [(-x, y) for x, y in points()]


@pytest.mark.parametrize(
    ("content", "options", "said"),
    [
        ("dear all", {}, "is no JSON"),
        ("[]", {}, "there is no face 1 in .*points.json: it has 0"),
        (points(), {"which": 2}, "there is no face 2 in .*points.json: it has 1"),
        (points()[:67], {}, "a face has 68 points, and there are 67"),
        ([{"landmarks": [[1, "left"]]}], {}, r"landmarks\.0\.1"),
        ([*points()[:67], (900, 0)], {}, "1 of the points are outside of the head"),
        ([*points()[:67], (float("inf"), 0)], {}, "must be numbers"),
        ([(1, 1)] * 68, {}, "not all the same place"),
        (MIRRORED, {}, "the chin is above the eyes"),
        (points(), {"hair": "loud"}, "there is no colour 'loud' for hair"),
        (points(), {"style": "nowhere"}, "there is no style 'nowhere'"),
        (points(), {"style": "."}, "was not taught to draw from points"),
        (points(), {"output": "face.txt"}, "face.txt is no name of a picture"),
        (points(), {"output": "points.json"}, "points.json is a picture to draw from"),
    ],
)
def test_what_cannot_be_drawn_is_told(
    tmp_path: Path,
    style: Path,
    content: object,
    options: dict[str, Any],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    written = content if isinstance(content, str) else json.dumps(content)
    Path("points.json").write_text(written)
    given = {"style": str(style)} | options
    given["output"] = Path(given.get("output", "face.png"))
    with pytest.raises(OperatorError, match=said):
        face(Path("points.json"), **given)
    assert not Path("face.png").exists()


def test_weights_of_something_else_are_told_in_one_sentence(tmp_path: Path, style: Path) -> None:
    (style / "points.safetensors").write_bytes((FOLDER / "line.safetensors").read_bytes())
    (tmp_path / "points.json").write_text(json.dumps(points()))
    done = forked("face", "--points", "points.json", "--style", style, cwd=tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "draws no faces from points" in " ".join(done.stderr.split())
