"""The sentence under a drawing says where paper or ink had to be another than was asked for."""

import pytest

from bots.instructions import describe, understand
from bots.instructions.effects import printed
from bots.words import say
from model.contract.finish import Finish


@pytest.mark.parametrize(
    ("locale", "words", "sentence"),
    [
        ("en", "a transparent jpg", "A JPEG cannot be transparent, so the paper is white"),
        ("en", "white ink, transparent, jpg", "so the paper is black; a PNG can."),
        ("en", "chalk, transparent, jpg", "so the paper is slate; a PNG can."),
        ("en", "a transparent sticker", "transparent around the person only"),
        ("id", "jpg transparan", "JPEG tidak bisa transparan, jadi kertasnya putih"),
        ("ko", "투명한 jpg", "JPEG는 투명할 수 없어서 종이가 흰색이에요."),
        ("en", "transparent pdf", "On a sheet nothing is transparent"),
    ],
)
def test_files_that_have_no_transparency_do_not_claim_it(
    locale: str, words: str, sentence: str
) -> None:
    said = describe(understand(words), locale)
    assert sentence in said
    assert say(locale, "look-transparent") not in said
    thick = understand("굵게 thick tebal", understand(words).wish)
    assert sentence not in describe(thick, locale), "explained once"
    as_png = understand("png", understand(words).wish)
    assert say(locale, "look-transparent") in describe(as_png, locale)


@pytest.mark.parametrize(
    ("locale", "words", "sentence"),
    [
        (
            "en",
            "white lines",
            "Drawn with white ink. White ink would not show on white paper, so the paper is black.",
        ),
        (
            "id",
            "garis putih",
            "Digambar begini: tinta putih. Tinta putih tidak akan terlihat di kertas putih, "
            "jadi kertasnya hitam.",
        ),
        (
            "ko",
            "흰색 선",
            "이렇게 그렸어요: 흰색 잉크. 흰색 잉크는 흰색 종이에서 보이지 않아 종이를 "
            "검은색으로 했어요.",
        ),
        (
            "en",
            "black paper",
            "Drawn with black paper. Black ink would not show on black paper, so the ink is white.",
        ),
        (
            "id",
            "latar hitam",
            "Digambar begini: kertas hitam. "
            "Tinta hitam tidak akan terlihat di kertas hitam, jadi tintanya putih.",
        ),
        (
            "ko",
            "검은 배경",
            "이렇게 그렸어요: 검은색 종이. "
            "검은색 잉크는 검은색 종이에서 보이지 않아 잉크를 흰색으로 했어요.",
        ),
        (
            "en",
            "red ink on navy paper",
            "Drawn with red ink, navy paper. "
            "Red ink would not show on navy paper, so the ink is lighter.",
        ),
        (
            "en",
            "chalk on cream paper",
            "Drawn in chalk. Chalk is light on dark, so the board is dark.",
        ),
        ("en", "white ink on black paper", "Drawn with white ink, black paper."),
    ],
)
def test_where_paper_would_hide_the_ink_one_of_them_is_said_to_be_another(
    locale: str, words: str, sentence: str
) -> None:
    assert describe(understand(words), locale) == sentence


def test_paper_that_is_asked_for_is_kept_and_the_ink_gives_way() -> None:
    assert printed(understand("black background").wish) == Finish("#ffffff", "#000000")
    white_on_black = understand("white ink").wish
    back = understand("white paper", white_on_black)
    assert printed(back.wish) == Finish()
    assert "so the ink is black" in describe(back, "en")
    black_on_white = understand("black ink", understand("black paper").wish)
    assert printed(black_on_white.wish) == Finish()
    assert printed(understand("red ink", understand("black paper").wish).wish).paper == "#000000"


def test_black_lines_stay_black_on_the_colours_of_a_comic_on_black() -> None:
    comic = understand("as a comic, no background, black paper")
    assert printed(comic.wish) == Finish(paper="#000000")
    assert describe(comic, "en") == "Style: comic, no background, black paper."


def test_that_the_ink_is_another_is_explained_once() -> None:
    black = understand("black paper").wish
    later = describe(understand("thick lines", black), "en")
    assert later == "Drawn with thick lines, white ink, black paper."


def test_that_the_paper_is_another_is_explained_once() -> None:
    white = understand("white ink").wish
    later = describe(understand("thick lines", white), "en")
    assert later == "Drawn with thick lines, white ink, black paper."
