"""What is suggested, when the bots learn to speak another language."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import bots

ADDED = "de"
SUGGEST = f"""
from bots.discord.suggestions import colours, phrases, suggestions
from bots.instructions import understand
from bots.words import LOCALES

assert "{ADDED}" in LOCALES
for known in (phrases, colours):
    suggested = suggestions("", "{ADDED}", known)
    assert suggested
    assert all(understand(phrase).understood for phrase in suggested)
"""


def test_a_language_that_has_sentences_but_no_words_yet_is_suggested_english_ones(
    tmp_path: Path,
) -> None:
    ours = Path(bots.__file__).parent
    shutil.copytree(ours, tmp_path / "bots")
    words = tmp_path / "bots" / "words"
    shutil.copy(words / "en.ftl", words / f"{ADDED}.ftl")
    path = os.pathsep.join(map(str, [tmp_path, ours.parent]))
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", SUGGEST],
        env=os.environ | {"PYTHONPATH": path},
        cwd=tmp_path,
        text=True,
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
