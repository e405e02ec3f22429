"""What people say to a bot besides their wishes: thanks, praise, complaints, calls for help."""

import pytest

from bots.instructions import describe, understand
from bots.words import LOCALES
from model.contract.wish import Wish
from tests.instruction_tables import wish


@pytest.mark.parametrize(
    ("words", "talk"),
    [
        ("thanks!", "thanks"),
        ("thank you so much, love it ❤️", "thanks"),
        ("wow so cute 😍", "thanks"),
        ("beautiful!!", "thanks"),
        ("OMG that is amazing", "thanks"),
        ("makasih ya kak bagus banget", "thanks"),
        ("terima kasih banyak", "thanks"),
        ("wkwkwk lucu", "thanks"),
        ("고마워요 너무 예뻐요", "thanks"),
        ("ㅎㅎ 귀엽다", "thanks"),
        ("정말 감사합니다!!", "thanks"),
        ("help", "help"),
        ("how does this work?", "help"),
        ("gimana caranya?", "help"),
        ("도움말", "help"),
        ("어떻게 써요?", "help"),
        ("delete my photo", "forget"),
        ("please delete all my pictures now", "forget"),
        ("hapus foto saya", "forget"),
        ("내 사진 지워줘", "forget"),
        ("사진 삭제해 주세요", "forget"),
        ("wtf that's not me", "sorry"),
        ("looks nothing like me", "sorry"),
        ("ugly", "sorry"),
        ("this is shit", "sorry"),
        ("kurang mirip", "sorry"),
        ("jelek bgt", "sorry"),
        ("하나도 안 닮았어요", "sorry"),
        ("별로야", "sorry"),
        ("good morning", ""),
        ("좋은 아침", ""),
        ("selamat pagi", ""),
        ("hi", ""),
        ("😂", ""),
    ],
)
def test_what_is_said_to_us_is_no_wish_and_nobody_complains(words: str, talk: str) -> None:
    found = understand(words)
    assert (found.wish, found.understood, found.unknown) == (Wish(), (), ())
    assert found.talk == talk
    for locale in LOCALES:
        assert describe(found, locale) == ""


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("thanks, now thicker", "line=0.55"),
        ("so cute! in blue", "ink=blue"),
        ("ugly, do it in pencil", "medium=pencil"),
        ("makasih, garisnya tebal", "line=0.85"),
        ("고마워요, 이제 연필로", "medium=pencil"),
        ("delete the background", "background=0"),
    ],
)
def test_a_wish_beside_it_is_granted(words: str, means: str) -> None:
    found = understand(words)
    assert found.wish == wish(means)
    assert not found.talk
    assert not found.unknown


def test_only_what_is_not_understood_is_answered_instead() -> None:
    assert understand("thanks, make it pixelated").talk == ""
    assert understand("thanks, make it pixelated").unknown == ("pixelated",)
    assert understand("delete my photo you thief").talk == "forget"
