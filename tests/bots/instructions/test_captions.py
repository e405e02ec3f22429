"""The sentence under a drawing says what was understood, and claims nothing else."""

from dataclasses import replace

import pytest
from PIL import Image

from bots.instructions import describe, understand
from model.contract import styles
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
        ("en", "pop art, thick lines", "Style: pop art, thick lines."),
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
            "Coloured with #a0b1c2 hair. Colours like these need a coloured drawing,",
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
        (
            "en",
            "flat cartoon, thick",
            "Style: flat cartoon. The thickness of lines does nothing in",
        ),
        ("en", "flat cartoon, bold", "Style: flat cartoon. This look does nothing in"),
        ("en", "comic, no grey", "Style: comic. Leaving out greys does nothing in a comic."),
        (
            "en",
            "as a comic, in pencil",
            "Style: comic. Pens, brushes and the like do nothing in a comic.",
        ),
        (
            "en",
            "comic, cream paper",
            "Style: comic. Paper under the whole background does nothing in a comic.",
        ),
        ("en", "comic, cream paper, no background", "Style: comic, no background, cream paper."),
        ("en", "comic, transparent", "Style: comic, no background, transparent paper."),
        (
            "en",
            "black and white comic",
            "Style: comic. Black ink and white paper do nothing in a comic.",
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


@pytest.mark.parametrize("words", ["less background", "kurangi latar", "배경 줄여줘"])
def test_less_of_a_background_that_there_is_not_takes_none_from_a_later_comic(words: str) -> None:
    assert understand(words).wish == Wish()
    assert understand("no background").wish != Wish()


def test_a_style_without_ink_says_that_its_colour_does_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = tuple(replace(one, inked=one.name != "flat") for one in styles.STYLES)
    monkeypatch.setattr(styles, "STYLES", table)
    told = "Style: flat cartoon. The colour of ink does nothing in a flat cartoon."
    assert describe(understand("flat cartoon, blue ink"), "en") == told
    assert describe(understand("comic, blue ink"), "en") == "Style: comic, blue ink."
