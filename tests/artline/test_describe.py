"""`artline draw` says what its drawings show, in SVGs and for whoever asks."""

from pathlib import Path

import pytest

from tests.artline.terminal import PHOTO, forked


@pytest.mark.parametrize("asked", [True, False])
def test_a_sentence_comes_when_it_is_asked_for_and_is_the_title_of_svgs(
    tmp_path: Path, asked: bool
) -> None:
    target = tmp_path / "me.svg"
    options = ["--describe"] if asked else []
    done = forked("draw", PHOTO, "--medium", "pen", "-o", target, *options, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    said = " ".join(done.stderr.split())
    assert ("Pen drawing of a person with dark hair." in said) == asked
    title = "<title>Pen drawing of a person with dark hair.</title>"
    assert title in target.read_text().splitlines()[0]
