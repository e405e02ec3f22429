"""Adds a style to the table, before anything has read it, and says where it turns up, as JSON.

Run by `tests/test_styles.py` as a program of its own: `python -m tests.adding_a_style FOLDER`, with
its weights and its card in FOLDER.
"""

import json
import sys
from dataclasses import replace
from pathlib import Path

from model.contract import styles

NAME = "poster"


def add(folder: Path) -> None:
    """One entry: a flat cartoon with a network of its own, which is taught as coloured sketches."""
    flat, taught = styles.style_of("flat"), styles.style_of(styles.COLOUR).training
    own = replace(flat, network="", training=taught)
    styles.FOLDER = folder
    styles.STYLES += (replace(own, name=NAME, sentence="style-flat", command=None),)


def found() -> dict[str, object]:
    """Where the style is."""
    import torch
    from typer.testing import CliRunner

    from artline.cli import app
    from bots.desk.changes import change, styled
    from bots.desk.preferences import Preferences
    from bots.desk.wishes import usual
    from bots.discord.style_option import style_said
    from bots.telegram.buttons import sheet
    from bots.telegram.settings_menu import CHOICES
    from model.contract.look import Look
    from model.contract.wish import Wish
    from model.drawing.loading import load_all

    artist = load_all(styles.catalogue())[NAME]
    (drawing,) = artist.draw([torch.full((3, 96, 96), 128, dtype=torch.uint8)], [Look()])
    keys = sheet("styles", "f" * 32, "en", Wish())
    assert keys is not None
    pressed = change(f"style-{NAME}")
    return {
        "coloured": drawing.fill is not None,
        "menu": [one.id for one in styled(Wish())],
        "usual": usual(Preferences(style=NAME)).style,
        "pressed": pressed and pressed.of(Wish()).wish.style,
        "telegram": [str(key.callback_data) for row in keys.inline_keyboard for key in row],
        "telegram settings": list(CHOICES["style"]),
        "discord": style_said(NAME, "en"),
        "train": CliRunner().invoke(app, ["train", "--help"]).output,
        "styles": CliRunner().invoke(app, ["styles"]).output,
    }


if __name__ == "__main__":
    add(Path(sys.argv[1]))
    print(json.dumps(found()))
