"""Words about the colours of a coloured sketch's parts."""

from dataclasses import replace

import pytest

from bots.instructions import understand
from model.contract.colours import PARTS, Colours
from model.contract.wish import Wish
from tests.instruction_tables import colour_phrases, wish


def test_a_conversation_colours_a_drawing_part_by_part() -> None:
    found = Wish()
    for words, means in [
        ("thick lines", "line=0.85"),
        ("colour this", "line=0.85 style=colour"),
        ("rambut merah, latar biru", "line=0.85 style=colour hair=red behind=blue"),
        ("no, purple hair", "line=0.85 style=colour hair=purple behind=blue"),
        ("as line art", "line=0.85 style=line hair=purple behind=blue"),
        ("초록 재킷", "line=0.85 style=colour hair=purple behind=blue clothes=green"),
        ("natural hair, no background", "line=0.85 style=colour background=0 clothes=green"),
        ("usual colours", "line=0.85 style=colour background=0"),
        ("reset", ""),
    ]:
        found = understand(words, found).wish
        assert found == wish(means), words


@pytest.mark.parametrize("words", ["red hair, blue background", "blue background, red hair"])
def test_a_background_has_a_colour_in_a_coloured_sketch_and_is_paper_elsewhere(words: str) -> None:
    assert understand(words).wish == wish("style=colour hair=red behind=blue")
    assert understand("blue background").wish == wish("paper=blue background=0")


def test_colours_of_a_part_are_told_to_have_changed_the_style() -> None:
    assert understand("red hair").style_switched
    assert understand("as line art, with red hair").style_switched
    assert not understand("colour this, red hair").style_switched
    assert not understand("red hair", wish("style=colour")).style_switched


@pytest.mark.parametrize("row", colour_phrases(), ids=lambda row: row["phrase"])
def test_the_phrases_of_the_evaluation_name_their_colours(row: dict[str, str]) -> None:
    found = understand(row["phrase"], wish("style=colour"))
    meant = {part: row[part] or None for part in PARTS}
    assert found.wish == replace(wish("style=colour"), colours=Colours(**meant))
    assert found.unknown == ()
