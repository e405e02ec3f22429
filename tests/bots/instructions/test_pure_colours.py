"""What "pure white" and its like mean: white behind the drawing, and no white lines."""

import pytest

from bots.instructions import describe, understand
from tests.instruction_tables import wish

#: In colours and on paper of their own, so that a change to white can be seen.
BEFORE = "ink=blue paper=cream line=0.5 detail=0.6"


@pytest.mark.parametrize(
    ("means", "phrases"),
    [
        (
            "paper=white background=0",
            [
                *("pure white", "Plain white, please", "all white", "make it all white"),
                *("solid white", "only white", "white only", "just white", "completely white"),
                *("white background", "pure white background", "a plain white background"),
                *("putih polos", "putih murni", "putih bersih", "serba putih", "semua putih"),
                *("putih saja", "latar putih", "latar putih polos", "bikin putih polos dong"),
                *("순백", "순백색으로", "새하얗게 해줘", "전부 하얗게", "완전 하얗게", "온통 흰색"),
                *("흰색만", "하얀 배경", "순수한 흰색 배경"),
            ],
        ),
        (
            "paper=white",
            [
                *("pure white paper", "on pure white", "plain white paper", "on all white paper"),
                *("kertas putih polos", "di atas putih polos", "순백색 종이", "완전 하얀 종이"),
            ],
        ),
        (
            "ink=white paper=white",
            ["pure white lines", "white lines", "garis putih polos", "순백색 선"],
        ),
        ("ink=white paper=white", ["white", "putih", "흰색"]),
        (
            "ink=black",
            [
                *("pure black", "plain black", "all black", "just black", "only black ink"),
                *("hitam polos", "hitam pekat saja", "serba hitam", "전부 검은색", "그냥 검정"),
            ],
        ),
        ("ink=red", ["pure red", "plain red ink", "merah polos", "merah saja", "완전 빨간색"]),
        ("ink=white paper=black", ["pure white on black", "putih polos di atas hitam"]),
        ("ink=black paper=white", ["black and white", "plain black and white", "흑백"]),
        (
            "pure",
            [
                *("only black and white", "pure black and white", "black and white only"),
                *("hitam putih saja", "hanya hitam putih", "흑백만", "오직 흑백"),
            ],
        ),
        ("style=colour hair=white", ["pure white hair", "rambut putih polos", "새하얀 머리"]),
        ("detail=0.2", ["plain", "plain lines", "polos"]),
    ],
)
def test_a_pure_colour_is_the_colour_and_white_alone_is_what_lies_behind(
    means: str, phrases: list[str]
) -> None:
    before = wish(BEFORE)
    found = {phrase: understand(phrase, before) for phrase in phrases}
    wrong = {
        phrase: (one.wish.finish, one.wish.look, one.unknown)
        for phrase, one in found.items()
        if one.unknown or one.wish != wish(means, before)
    }
    assert not wrong


def test_white_that_is_there_already_is_not_told_as_white_ink() -> None:
    for phrase, locale in (("pure white", "en"), ("putih polos", "id"), ("순백", "ko")):
        assert describe(understand(phrase), locale) == describe(understand("reset"), locale)
