"""`artline faces`, as somebody at a terminal uses it."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.artline.terminal import PHOTO, forked


def test_a_photo_becomes_a_list_of_faces_and_a_picture_of_them(tmp_path: Path) -> None:
    target = tmp_path / "seen.png"
    done = forked("faces", PHOTO, "--draw", target, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (face,) = json.loads(done.stdout)
    assert len(face["landmarks"]) == 68
    assert face["likelihood"] > 0.9
    assert set(face["pose"]) == {"yaw", "pitch", "roll"}
    assert 0 <= face["glasses"] < 0.5
    assert face["colours"]["skin"]["value"].startswith("#")
    with Image.open(PHOTO) as photo, Image.open(target) as seen:
        assert seen.size == photo.size
        difference = np.abs(np.asarray(seen, int) - np.asarray(photo.convert("RGB"), int)).sum(-1)
    box = face["box"]
    middle = round(box["x"] + box["width"] / 2)
    assert abs(np.flatnonzero(difference[:, middle]).min() - box["y"]) < 4
    for x, y in face["landmarks"]:
        assert difference[round(y), round(x)] > 0


def test_a_picture_of_nobody_has_no_faces(tmp_path: Path) -> None:
    hills = Image.linear_gradient("L").convert("RGB")
    hills.paste("#3f7f4c", (0, 150, 256, 256))
    hills.save(tmp_path / "hills.png")
    done = forked("faces", tmp_path / "hills.png", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []


def test_what_is_no_picture_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear all")
    done = forked("faces", tmp_path / "letter.txt", cwd=tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "letter.txt" in done.stderr


@pytest.mark.parametrize("name", ["photo.webp", "nowhere/", "seen", "seen.txt"])
def test_a_picture_that_cannot_be_drawn_over_is_told_in_one_sentence(
    tmp_path: Path, name: str
) -> None:
    photo = tmp_path / "photo.webp"
    photo.write_bytes(PHOTO.read_bytes())
    (tmp_path / "nowhere").mkdir()
    done = forked("faces", photo, "--draw", tmp_path / name, cwd=tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert name.strip("/") in done.stderr
    assert photo.read_bytes() == PHOTO.read_bytes()
