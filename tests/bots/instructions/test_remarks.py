"""What people write under photos is no wish, and a wish beside it is."""

from collections import Counter

import pytest

from tests.instruction_tables import Instruction, table

LANGUAGES = ("en", "id", "ko")


def rows(language: str, *, wishes: bool) -> list[Instruction]:
    """The captions in a language that are remarks alone, or those with a wish in them."""
    written = [one for one in table("captions.csv") if one.language == language]
    return [one for one in written if (one.written == "wish") == wishes]


def differing(captions: list[Instruction]) -> list[str]:
    """Those that were taken for something else than they mean, or of which there is a complaint."""
    return [
        f"{one.words!r}: {one.understood().understood}, not understood {one.understood().unknown}"
        for one in captions
        if not (one.exact() and one.honest())
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_greetings_descriptions_jokes_and_news_ask_for_nothing(language: str) -> None:
    remarks = rows(language, wishes=False)
    assert len(remarks) >= 40
    assert len(Counter(one.written for one in remarks)) == 9, "kinds of captions"
    assert not differing(remarks)
    assert not [one.words for one in remarks if one.understood().understood]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wish_beside_such_words_is_granted(language: str) -> None:
    wishes = rows(language, wishes=True)
    assert len(wishes) >= 20
    assert not differing(wishes)
