"""The sentence under a drawing says what was understood, and claims nothing else."""

import pytest
from PIL import Image

from bots.instructions import describe, understand
from bots.instructions.effects import printed
from bots.words import say
from model.contract.finish import Finish
from model.contract.wish import Wish
from tests.instruction_tables import wish


@pytest.mark.parametrize(
    ("locale", "words", "sentence"),
    [
        (
            "en",
            "thick lines, little detail, blue ink, the whole background",
            "Drawn with thick lines, little detail, the whole background, blue ink.",
        ),
        (
            "id",
            "garis tebal, sedikit detail, tinta biru, seluruh latar",
            "Digambar begini: garis tebal, sedikit detail, seluruh latar belakang, tinta biru.",
        ),
        (
            "ko",
            "굵은 선, 디테일 조금, 파란 잉크, 배경 전체",
            "이렇게 그렸어요: 굵은 선, 디테일 적게, 배경 그대로, 파란색 잉크.",
        ),
        ("en-GB", "navy ink like my jacket", "Drawn with navy ink."),
        ("ko", "파란색, 초록색 모자", "이렇게 그렸어요: 파란색 잉크."),
        ("en", "reset", "Drawn as usual, in the classic look."),
        ("tlh", "transparent", "Drawn with transparent paper."),
        ("en", "line art, thin", "Style: line art, thin lines."),
        ("ko", "선화", "이렇게 그렸어요: 선화."),
        (
            "en",
            "thick lines, as a sticker",
            "Drawn with thick lines. It comes as a sticker.",
        ),
        ("en", "flat cartoon, thick lines", "Style: flat cartoon, thick lines."),
        ("en", "as an engraving", "Drawn as an engraving."),
        (
            "en",
            "in pencil, thick lines, red ink",
            "Drawn in pencil, with thick lines, red ink.",
        ),
        ("id", "dengan kuas, garis tebal", "Digambar dengan kuas: garis tebal."),
        ("ko", "연필로, 굵은 선", "이렇게 그렸어요: 연필로, 굵은 선."),
        ("en", "in chalk", "Drawn in chalk."),
        ("en", "bold, blue ink", "Look: bold, blue ink."),
        ("en", "fine, thick lines", "Drawn with a pen, with thick lines, much detail."),
        ("en", "sketch", "Drawn in pencil."),
        ("ko", "미니멀", "이렇게 그렸어요: 미니멀."),
        ("en", "yellow chalk", "Drawn in chalk, with yellow ink."),
        ("en", "for laser engraving", "Drawn with no greys."),
        ("en", "inverted", "Drawn with white ink, black paper."),
        ("en", "to print", "Drawn as usual, in the classic look. It comes as a PDF,"),
        ("id", "untuk plotter", "Digambar seperti biasa, dengan gaya klasik. Hasilnya berupa SVG"),
        ("id", "kartun datar", "Gaya: kartun datar."),
        (
            "en",
            "colour this",
            "Coloured. What you left open, I took from your picture or chose myself.",
        ),
        (
            "en",
            "colour this, red hair, green jacket, dark blue background, tan skin, thin lines",
            "Coloured with red hair, tan skin, green clothes, dark blue background, thin lines.",
        ),
        (
            "id",
            "warnai, rambut merah, jaket hijau, latar biru tua, kulit gelap",
            "Diwarnai begini: rambut merah, kulit gelap, baju hijau, latar biru tua.",
        ),
        (
            "ko",
            "색칠해 줘, 빨간 머리, 초록 재킷, 진한 파란색 배경",
            "이렇게 색칠했어요: 빨간색 머리, 초록색 옷, 진한 파란색 배경.",
        ),
        (
            "en",
            "#a0b1c2 hair",
            "Coloured with #a0b1c2 hair. Only a coloured sketch has colours like these,",
        ),
        ("id", "jadikan svg", "Digambar seperti biasa, dengan gaya klasik. Hasilnya berupa SVG,"),
    ],
)
def test_the_sentence_says_in_the_persons_language_what_was_understood(
    locale: str, words: str, sentence: str
) -> None:
    assert describe(understand(words), locale).startswith(sentence)


@pytest.mark.parametrize(
    ("locale", "words", "sentence"),
    [
        ("en", "chalk, with shading", "Drawn in chalk. Shading does nothing in chalk."),
        ("en", "in pencil, no shading", "Drawn in pencil. Shading does nothing in pencil."),
        ("id", "kapur, bayangan", "Digambar dengan kapur. Bayangan tidak berpengaruh pada"),
        ("ko", "분필로, 명암 넣어", "이렇게 그렸어요: 분필로. 분필 그림에서는 명암이 아무 영향을"),
        ("en", "comic, thick", "Style: comic. The thickness of lines does nothing in a comic."),
        ("en", "comic, bold", "Style: comic. This look does nothing in a comic."),
        ("en", "comic, no grey", "Style: comic. Leaving out greys does nothing in a comic."),
        (
            "en",
            "as a comic, in pencil",
            "Style: comic. Pens, brushes and the like do nothing in a comic.",
        ),
        ("en", "black chalk", "Drawn in chalk. Black ink and white paper do nothing in chalk."),
    ],
)
def test_the_sentence_claims_nothing_that_such_a_drawing_cannot_show(
    locale: str, words: str, sentence: str
) -> None:
    assert describe(understand(words), locale).startswith(sentence)


@pytest.mark.parametrize(
    ("locale", "words", "sentence"),
    [
        ("en", "dark blue ink", "Drawn with dark blue ink."),
        ("id", "tinta biru tua", "Digambar begini: tinta biru tua."),
        ("ko", "진한 파란색 잉크", "이렇게 그렸어요: 진한 파란색 잉크."),
        ("ko", "crimson 잉크", "이렇게 그렸어요: crimson 잉크."),
        ("en", "chalk on a green board", "Drawn in chalk, with a green board."),
        ("id", "papan tulis hijau", "Digambar dengan kapur: papan hijau."),
        ("ko", "초록 칠판에 노란 분필", "이렇게 그렸어요: 분필로, 노란색 잉크, 초록색 칠판."),
        ("en", "inverted chalk", "Drawn in chalk. Inverting does nothing in chalk."),
        ("id", "kapur, balik warna", "Digambar dengan kapur. Membalik warna tidak berpengaruh"),
        ("ko", "분필, 반전", "이렇게 그렸어요: 분필로. 분필 그림에서는 반전이 아무 영향을"),
    ],
)
def test_colours_are_called_by_their_names(locale: str, words: str, sentence: str) -> None:
    said = describe(understand(words), locale)
    assert said.startswith(sentence)
    assert "#" not in said


@pytest.mark.parametrize("colour", ["grey", "orange", "salmon", "turquoise"])
def test_a_dark_colour_is_darker_than_the_colour(colour: str) -> None:
    tones = [
        Image.new("RGB", (1, 1), understand(words).wish.finish.ink).convert("L").getpixel((0, 0))
        for words in (f"dark {colour} ink", f"{colour} ink", f"light {colour} ink")
    ]
    assert tones[0] < tones[1] < tones[2]


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


def test_what_does_nothing_is_kept_for_a_drawing_that_can_show_it() -> None:
    chalk = understand("in chalk, with shading").wish
    assert describe(understand("thick lines", chalk), "en") == "Drawn in chalk, with thick lines."
    assert describe(understand("in pen", chalk), "en") == "Drawn with a pen, with some shading."


@pytest.mark.parametrize(
    ("locale", "before", "words", "sentence"),
    [
        ("en", "line=1", "thicker", "The lines are as thick as they can be."),
        ("en", "line=0", "a bit thinner", "The lines are as thin as they can be."),
        ("en", "detail=1", "more detail", "There is all the detail already."),
        ("en", "detail=0", "fewer details", "There is as little detail as there can be."),
        ("en", "shading=1", "more shading", "There is full shading already."),
        ("en", "", "less shading", "There is no shading to take away."),
        ("en", "background=1", "more background", "The whole background is there already."),
        ("en", "", "less background", "There is no background to take away."),
        (
            "en",
            "style=comic",
            "more background",
            "Style: comic. The whole background is there already.",
        ),
        ("id", "line=1", "lebih tebal", "Garisnya sudah setebal mungkin."),
        ("ko", "line=1", "더 굵게", "선이 이미 가장 굵어요."),
        (
            "en",
            "line=1",
            "thicker, blue ink",
            "Drawn with blue ink. The lines are as thick as they can be.",
        ),
        ("en", "line=0.95", "thicker", "Drawn with very thick lines."),
    ],
)
def test_what_is_at_its_end_is_said_to_be_and_not_claimed_as_a_change(
    locale: str, before: str, words: str, sentence: str
) -> None:
    assert describe(understand(words, wish(before)), locale) == sentence


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
    comic = understand("as a comic, black background")
    assert printed(comic.wish) == Finish(paper="#000000")
    assert describe(comic, "en") == "Style: comic, no background, black paper."


@pytest.mark.parametrize("words", ["less background", "kurangi latar", "배경 줄여줘"])
def test_less_of_a_background_that_there_is_not_takes_none_from_a_later_comic(words: str) -> None:
    assert understand(words).wish == Wish()
    assert understand("no background").wish != Wish()


def test_that_the_ink_is_another_is_explained_once() -> None:
    black = understand("black paper").wish
    later = describe(understand("thick lines", black), "en")
    assert later == "Drawn with thick lines, white ink, black paper."


def test_that_the_paper_is_another_is_explained_once() -> None:
    white = understand("white ink").wish
    later = describe(understand("thick lines", white), "en")
    assert later == "Drawn with thick lines, white ink, black paper."
