"""What people say besides their wishes is answered kindly, on both platforms and by their words."""

from itertools import chain

import pytest

from bots.words import say
from tests.fronts import OnTelegram, Pair

THANKS = {"en": "thank you so much, love it ❤️", "id": "makasih ya kak", "ko": "너무 예뻐요!"}
FORGET = {"en": "delete my photo", "id": "hapus fotoku", "ko": "내 사진 지워줘"}
LINKS = {
    "en": "look at https://example.org/bold/thick-lines.jpg",
    "id": "C:\\foto\\tebal.jpg",
    "ko": "굵은선.jpg",
}
LARGER = {"en": "bigger please", "id": "resolusi tinggi dong", "ko": "고화질로 주세요"}
HELP = {"en": "how does this work?", "id": "gimana caranya?", "ko": "어떻게 써요?"}
COMPLAINTS = {"en": "that's not me", "id": "jelek", "ko": "안 닮았어요"}


#: The bots are started once, and everybody in here is somebody new.
pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_thanks_and_what_is_no_wish_get_an_answer_of_their_own(fronts: list[Pair]) -> None:
    for front in chain(*fronts):
        await front.choose_language()
        await front.ask()
        await front.drawn()
        for words, key in (
            (THANKS, "talk-thanks"),
            (FORGET, "talk-forget"),
            (LINKS, "talk-links"),
        ):
            await front.write(words[front.locale])
            await front.told(say(front.locale, key))
        await front.write(HELP[front.locale])
        on_telegram = isinstance(front, OnTelegram)
        await front.told(say(front.locale, "help" if on_telegram else "help-discord"))
        assert len(front.captions()) == 1, "nothing of it is drawn"


async def test_a_complaint_gets_a_kind_word_if_there_is_a_drawing(fronts: list[Pair]) -> None:
    for front in chain(*fronts):
        await front.choose_language()
        await front.write(COMPLAINTS[front.locale])
        await front.told(say(front.locale, "not-a-photo"))
        await front.ask()
        await front.drawn()
        await front.write(COMPLAINTS[front.locale])
        await front.told(say(front.locale, "talk-sorry"))
        softer = say(front.locale, "softer")
        offers = front.offers_under(say(front.locale, "talk-sorry"))
        assert offers == [softer, say(front.locale, "change-style")]


async def test_whoever_wants_it_larger_gets_the_full_size(fronts: list[Pair]) -> None:
    for front in chain(*fronts):
        await front.choose_language()
        await front.ask()
        await front.drawn()
        files = front.files_sent()
        await front.write(LARGER[front.locale])
        await front.scene.api.until(
            lambda front=front, files=files: front.files_sent() == files + 1
        )
        assert front.scene.ledger.waiting() == 0, "nothing is drawn anew"
