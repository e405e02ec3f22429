"""The table of styles is the only place to change for a new style."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bots.words import LOCALES, say
from model.contract import styles
from tests.adding_a_style import NAME


def test_a_style_is_added_by_one_entry_its_weights_and_its_card(tmp_path: Path) -> None:
    for style in styles.STYLES:
        shutil.copy(style.weights, tmp_path)
    flat = styles.style_of("flat")
    shutil.copy(flat.weights, tmp_path / f"{NAME}.safetensors")
    shutil.copy(flat.card, tmp_path / f"{NAME}.md")
    program = [sys.executable, "-m", "tests.adding_a_style", str(tmp_path)]
    done = subprocess.run(program, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["coloured"], "it was drawn, by the class of its entry"
    assert found["menu"][-1] == f"style-{NAME}"
    assert (found["usual"], found["pressed"]) == (NAME, NAME)
    assert f"v1:change:{'f' * 32}:style-{NAME}" in found["telegram"]
    assert found["telegram settings"][-1] == found["discord"] == NAME
    assert NAME in found["train"]
    assert f"{NAME}.md" in found["styles"]


@pytest.mark.parametrize("style", styles.STYLES, ids=lambda style: style.name)
def test_every_style_has_weights_a_card_and_a_name_in_every_language(style: styles.Style) -> None:
    assert style.weights.is_file()
    assert style.card.is_file()
    assert all(say(locale, style.key) for locale in LOCALES)
