"""Written words in three languages become what their writer meant."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, replace

import pytest

from bots.instructions import LONGEST, Understood, describe, understand
from bots.instructions.catalogue import senses
from bots.instructions.effects import shown_of
from model.contract.colours import Colours
from model.contract.finish import Finish
from model.contract.look import Look
from model.contract.wish import Wish
from tests.instruction_tables import Instruction, colour_phrases, table, wish

LANGUAGES = ("en", "id", "ko")
#: Marks by which a platform might take quoted words for more than words.
MARKUP = frozenset("@<>*_`~|[](){}:\\\n")


def share(instructions: list[Instruction], right: Callable[[Instruction], bool]) -> float:
    """The part of the instructions that are right; shows the others when a test fails."""
    missed = [one for one in instructions if not right(one)]
    for one in missed:
        print(f"{one.words!r} from {one.before!r}: {one.means!r}, not {one.understood()}")
    return 1 - len(missed) / len(instructions)


def unlikely_words(count: int) -> Iterator[str]:
    """Random strings: any characters, words of the catalogue in any order, and letters."""
    chance, words = random.Random(6), list(senses())  # noqa: S311
    letters = "abcdefghijklmnopqrstuvwxyz0123456789 -&/'%#.,!@{}$"
    for number in range(count):
        length = chance.choice((0, 1, 5, 20, 50, 600))
        if number % 3 == 0:
            codes = (chance.randrange(0x110000) for _ in range(length))
            yield "".join(chr(code) for code in codes)
        elif number % 3 == 1:
            yield "".join(chance.choice(letters) for _ in range(length))
        else:
            spaces = chance.choice(("", " ", " ", ", "))
            yield spaces.join(chance.choice(words) for _ in range(length // 5))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_say_is_understood(language: str) -> None:
    rows = [one for one in table("instructions.csv") if one.language == language]
    assert len(rows) >= 100
    assert min(Counter(one.written for one in rows).values()) >= 50
    assert share(rows, Instruction.exact) == 1
    assert share(rows, Instruction.honest) == 1


def test_what_was_written_later_is_understood_too() -> None:
    rows = table("unseen-instructions.csv")
    assert len(rows) >= 60
    assert share(rows, Instruction.exact) >= 0.85
    assert share(rows, Instruction.honest) >= 0.85


def test_a_conversation_keeps_its_wish_until_reset() -> None:
    found = Wish()
    for words, means in [
        ("thick lines, no background", "line=0.85 background=0"),
        ("a bit thinner", "line=0.75 background=0"),
        ("now with red ink please", "line=0.75 background=0 ink=red"),
        ("배경 다시 넣어줘", "line=0.75 ink=red background=1"),
        ("lebih tipis, tanpa latar", "line=0.55 ink=red background=0"),
        ("kertas krem", "line=0.55 ink=red background=0 paper=cream"),
        ("as before but blue", "line=0.55 background=0 ink=blue paper=cream"),
        ("연필로", "line=0.55 background=0 ink=blue paper=cream medium=pencil"),
        ("스티커로", "line=0.55 background=0 ink=blue paper=cream medium=pencil output=sticker"),
        ("ink drawing", "line=0.55 background=0 ink=blue paper=cream output=sticker"),
        ("a bit thinner", "line=0.45 background=0 ink=blue paper=cream output=sticker"),
        ("reset", ""),
    ]:
        found = understand(words, found).wish
        assert found == wish(means), words


def test_a_conversation_colours_a_drawing_part_by_part() -> None:
    found = Wish()
    for words, means in [
        ("thick lines", "line=0.85"),
        ("colour this", "line=0.85 style=colour"),
        ("rambut merah, latar biru", "line=0.85 style=colour hair=red behind=blue"),
        ("no, purple hair", "line=0.85 style=colour hair=purple behind=blue"),
        ("as a comic", "line=0.85 style=comic hair=purple behind=blue"),
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
    assert understand("as a comic, with red hair").style_switched
    assert not understand("colour this, red hair").style_switched
    assert not understand("red hair", wish("style=colour")).style_switched


@pytest.mark.parametrize("row", colour_phrases(), ids=lambda row: row["phrase"])
def test_the_phrases_of_the_evaluation_name_their_colours(row: dict[str, str]) -> None:
    found = understand(row["phrase"], wish("style=colour"))
    meant = {part.name: row[part.name] or None for part in fields(Colours)}
    assert found.wish == replace(wish("style=colour"), colours=Colours(**meant))
    assert found.unknown == ()


def test_a_change_ends_at_the_end_of_its_range() -> None:
    assert understand("much thicker", Wish(look=Look(line_weight=0.9))).wish.look.line_weight == 1
    assert understand("less shading").wish.look.shading == 0


@pytest.mark.parametrize(
    ("words", "unknown"),
    [
        ("blue eyes", ("blue eyes",)),
        ("no hair, remove the jacket", ("no hair", "remove the jacket")),
        ("a red and black jacket", ("red",)),
        ("transparent skin", ("transparent skin",)),
        ("thick eyebrows, thick lines", ("thick eyebrows",)),
        ("안경 빼고 선 굵게", ("안경 빼고",)),
        ("hapus topinya, latar juga", ("hapus topinya",)),
        ("make the background disappear", ("background disappear",)),
        ("mosaic please 🙏", ("mosaic",)),
        ("as a comic, in watercolour", ("watercolour",)),
        ("線を太く", ("線を太く",)),
        ("жирные линии", ("жирные линии",)),
        ("a little less", ("a little less",)),
    ],
)
def test_what_we_cannot_do_is_named_as_it_was_typed(words: str, unknown: tuple[str, ...]) -> None:
    assert understand(words).unknown == unknown


@pytest.mark.parametrize(
    "words",
    ["think", "a market", "kucing", "gadis", "harus", "선생님", "선물", "marah", "kartu", "cosmic"],
)
def test_a_word_that_only_looks_like_another_is_not_taken_for_it(words: str) -> None:
    assert understand(words).wish == Wish()


@pytest.mark.parametrize("words", ["", "  ", "please 🙏", "tolong dong kak", "부탁해요 ㅎㅎ", "!?"])
def test_politeness_alone_is_neither_understood_nor_unknown(words: str) -> None:
    found = understand(words, wish("line=0.8"))
    assert found == Understood(wish("line=0.8"))
    assert describe(found, "en") == ""


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
            "Digambar dengan garis tebal, sedikit detail, seluruh latar belakang, tinta biru.",
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
            "Diwarnai dengan rambut merah, kulit gelap, baju hijau, latar biru tua.",
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
            "Digambar dengan tinta putih. Tinta putih tidak akan terlihat di kertas putih, "
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
            "Drawn as usual, in the classic look. "
            "Black ink would not show on black paper, so the paper is white.",
        ),
        ("en", "white ink on black paper", "Drawn with white ink, black paper."),
    ],
)
def test_paper_that_would_hide_the_ink_is_said_to_be_another(
    locale: str, words: str, sentence: str
) -> None:
    assert describe(understand(words), locale) == sentence


@pytest.mark.parametrize(
    ("style", "words", "shown"),
    [
        ("line", "", 0.0),
        ("line", "a bit of background", 0.25),
        ("line", "more background", 0.2),
        ("line", "with background", 1.0),
        ("comic", "", 1.0),
        ("comic", "less background", 0.8),
        ("comic", "half the background", 0.5),
        ("comic", "no background", 0.0),
    ],
)
def test_as_much_background_is_asked_for_as_there_is_to_see_in_a_style(
    style: str, words: str, shown: float
) -> None:
    assert shown_of("background", understand(words, Wish(style=style)).wish) == shown


def test_that_the_paper_is_another_is_explained_once() -> None:
    white = understand("white ink").wish
    later = describe(understand("thick lines", white), "en")
    assert later == "Drawn with thick lines, white ink, black paper."


def test_a_style_that_a_command_names_stays_whatever_medium_is_named() -> None:
    assert understand("my pencil drawing", style="colour").wish.style == "colour"
    assert understand("my pencil drawing", Wish(style="colour")).wish.style == "line"


def test_the_sentence_quotes_what_was_not_understood_and_says_what_was_cut() -> None:
    assert describe(understand("blue like my jacket"), "en").endswith(
        "I did not understand “like my jacket”."
    )
    assert "Try words like" in describe(understand("abracadabra"), "en")
    long = describe(understand("red, " + "abracadabra " * 100), "en")
    assert f"the first {LONGEST} characters" in long
    assert len(long) < 300


def test_nothing_written_is_more_than_words_to_the_sentence() -> None:
    for words in (
        "@everyone <@1234> <b>abc</b>",
        "{ $looks } { -photo } %s {0.__class__}",
        "[abc](http://evil.example) *abc* __abc__ ||abc||",
        "../../etc/passwd; `rm -rf /` && $(reboot)",
    ):
        found = understand(f"thick, {words}")
        assert found.wish == wish("line=0.85")
        assert not MARKUP.intersection("".join(found.unknown))
        assert describe(found, "en").startswith("Drawn with thick lines. I did not understand “")


def test_no_words_whatever_make_it_fail() -> None:
    for words in unlikely_words(5000):
        found = understand(words)
        assert isinstance(found.wish.look, Look)
        assert isinstance(found.wish.finish, Finish)
        assert not MARKUP.intersection("".join(found.unknown))
        assert len(describe(found, "ko")) <= 1000


@pytest.mark.parametrize(
    "words", ["these colours", "I love these colors!", "warna ini", "이 색으로"]
)
def test_words_that_point_at_a_picture_say_nothing_without_it(words: str) -> None:
    understood = understand(words)
    assert (understood.understood, understood.unknown) == ((), ())
    assert understood.wish == Wish(example=True)
