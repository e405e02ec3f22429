"""How drawings are called: each by a name of its own, that of its photo if possible."""

from pathlib import Path

import pytest

from artline.paths import name_drawings


@pytest.mark.parametrize(
    ("photos", "names"),
    [
        (["a/me.jpg"], ["me"]),
        (["a/me.jpg", "a/me.png"], ["me-jpg", "me-png"]),
        (["a/me.jpg", "b/me.jpg"], ["a-me", "b-me"]),
        (["a/me.jpg", "b/Me.jpg"], ["a-me", "b-Me"]),
        (["a/x/me.jpg", "b/x/me.jpg"], ["x-me", "x-me-2"]),
        (["a/me.jpg", "a/me.png", "a/me-jpg.png"], ["me-jpg", "me-png", "me-jpg-2"]),
    ],
)
def test_no_two_drawings_have_one_name(photos: list[str], names: list[str]) -> None:
    files = [Path(photo) for photo in photos]
    drawings = name_drawings(files, files, None, ".png", "line")
    assert [drawing.name for drawing in drawings] == [f"{name}-line.png" for name in names]
