"""What a style cannot show is told on the command line too, and nothing is told that it shows."""

from pathlib import Path

import pytest

from artline.orders import choose_order
from bots.instructions import vain
from model.contract.colours import Colours
from model.contract.finish import Finish
from tests.artline.terminal import PHOTO, forked

NOTHING = " does nothing in a comic."


def told(style: str, **options: object) -> list[str]:
    """The sentences about options that do nothing."""
    controls = {name: options.pop(name, None) for name in ("line_weight", "detail", "shading")}
    controls |= {name: options.pop(name, None) for name in ("background", "strength")}
    ink, paper = options.pop("ink", "#000000"), options.pop("paper", "#ffffff")
    hair = options.pop("hair", None)
    order = choose_order(
        style,
        str(options.pop("preset", "classic")),
        options.pop("medium", None),  # type: ignore[arg-type]
        controls,  # type: ignore[arg-type]
        Finish(str(ink), None if paper is None else str(paper)),
        bool(options.pop("invert", False)),
        None,
        None,
        Colours(hair=hair),  # type: ignore[arg-type]
        options.pop("example", None),  # type: ignore[arg-type]
    )
    assert not options
    return vain(order.in_vain, order.wish, "en")


@pytest.mark.parametrize(
    ("style", "options", "sentences"),
    [
        ("comic", {"medium": "pencil"}, ["Pens, brushes and the like do nothing in a comic."]),
        ("flat", {"preset": "bold"}, ["This look does nothing in a flat cartoon."]),
        ("flat", {"line_weight": 0.9}, ["The thickness of lines does nothing in a flat cartoon."]),
        ("flat", {"line_weight": 0.35}, ["The thickness of lines does nothing in a flat cartoon."]),
        ("comic", {"preset": "bold", "line_weight": 0.9, "strength": 0.3, "hair": "#c81e1e"}, []),
        ("comic", {"shading": 0.5}, ["Shading" + NOTHING]),
        ("comic", {"paper": "#fff4dc"}, ["Paper under the whole background" + NOTHING]),
        ("comic", {"paper": None}, ["Paper under the whole background" + NOTHING]),
        ("comic", {"paper": "#fff4dc", "background": 0.0}, []),
        ("comic", {"ink": "#1f4fd8"}, []),
        ("line", {"example": PHOTO}, ["The colours of another picture do nothing in ink."]),
        (
            "line",
            {"hair": "#c81e1e"},
            ["Colours of hair, skin, clothes and background do nothing in ink."],
        ),
        ("line", {"strength": 0.3}, ["The strength of a cartoon does nothing in ink."]),
        ("line", {"shading": 0.5, "medium": "chalk"}, ["Shading does nothing in chalk."]),
        ("line", {"shading": 0.5, "medium": "pen", "paper": "#fff4dc", "detail": 0.9}, []),
        ("line", {"preset": "sketch"}, []),
        ("colour", {"hair": "#c81e1e", "line_weight": 0.9}, []),
    ],
)
def test_an_option_that_does_nothing_is_told(
    style: str, options: dict[str, object], sentences: list[str]
) -> None:
    assert told(style, **options) == sentences


def test_it_is_told_to_whoever_gives_the_command(tmp_path: Path) -> None:
    options = ["--style", "comic", "--medium", "pencil", "-o", tmp_path / "me.svg"]
    done = forked("draw", PHOTO, *options, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Pens, brushes and the like do nothing in a comic." in done.stderr
    assert "Such a file (SVG) has lines alone, no colours." in done.stderr


def test_colours_of_somebody_who_is_not_in_the_picture_are_told(tmp_path: Path) -> None:
    options = ("--style", "flat", "--person", "left:hair=red", "--person", "3:clothes=green")
    done = forked("draw", PHOTO, *options, "-o", tmp_path / "me.png", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    said = " ".join(done.stderr.split())
    assert "The colours for person '3' do nothing: one person is seen in it." in said
    assert "'left'" not in said
