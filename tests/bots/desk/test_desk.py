"""How an ask becomes a job, whatever platform it comes from."""

import time
from dataclasses import replace

import pytest
from redis import Redis

from bots.desk.desk import Ask, Desk
from bots.desk.examples import coloured_like
from bots.desk.preferences import Preferences
from bots.desk.wishes import again, asking, preset_of, usual
from bots.instructions import understand
from bots.words import say
from model.contract.errors import TurnedAway
from model.contract.finish import Finish
from model.contract.look import PRESETS
from model.contract.wish import Wish
from worker.queue.jobs import Address
from worker.queue.ledger import Ledger
from worker.queue.settings import QueueSettings


def ask(message: str = "3", photo: bytes = b"photo") -> Ask:
    address = Address(
        platform="discord",
        person="31415926",
        chat="27182818",
        message=message,
        topic="5",
        locale="ko",
    )
    return Ask(address, photo=photo)


@pytest.fixture
def ledger(redis: Redis) -> Ledger:
    return Ledger(redis, QueueSettings(queue_limit=2))


async def test_an_ask_becomes_a_job_with_its_address_photo_and_deadline(ledger: Ledger) -> None:
    before = time.time()
    accepted = await Desk(ledger, deadline_seconds=30).take(ask())
    request = ledger.request(accepted.id)
    assert request is not None
    assert request.address == accepted.address
    assert (request.address.platform, request.address.person) == ("discord", "31415926")
    assert (request.address.topic, request.address.locale) == ("5", "ko")
    assert request.deadline - request.accepted_at == pytest.approx(30)
    assert before <= request.accepted_at <= time.time()
    assert ledger.photo(accepted.id) == b"photo"


async def test_twenty_five_photos_at_once_wait_their_turn_and_any_can_be_taken_back(
    redis: Redis,
) -> None:
    ledger = Ledger(redis, QueueSettings())
    desk = Desk(ledger, deadline_seconds=30)
    taken = [await desk.take(ask(str(message))) for message in range(25)]
    assert [one.place for one in taken] == list(range(25))
    whose = ("discord", ask().address.person)
    assert await desk.withdraw("discord", "somebody else", taken[7].id) == 0
    assert [await desk.withdraw(*whose, taken[7].id) for _ in range(2)] == [1, 0]
    assert ledger.waiting() == 24
    assert ledger.place(taken[7].id) is None


async def test_a_refusal_is_news_once_and_again_for_its_own_message(ledger: Ledger) -> None:
    desk, refusal = Desk(ledger, deadline_seconds=30), TurnedAway("busy")
    lost = ValueError("no refusal")
    assert await desk.news([ask("1")], [refusal, lost]) == [refusal, lost]
    assert await desk.news([ask("2")], [refusal, lost]) == [lost]
    assert await desk.news([ask("1")], [refusal]) == [refusal], "it may not have been told"
    assert await desk.news([ask("2")], [TurnedAway("no-worker")]), "something else"
    assert await desk.news([replace(ask("2"), press="9")], [refusal]), "a press is answered"


async def test_a_sheet_of_all_styles_has_twice_the_time(ledger: Ledger) -> None:
    sheet = replace(ask(), wish=Wish(output="sheet"))
    request = ledger.request((await Desk(ledger, deadline_seconds=30).take(sheet)).id)
    assert request is not None
    assert request.deadline - request.accepted_at == pytest.approx(60)


def test_a_sheet_fetches_the_example_that_one_of_its_styles_takes_colours_from() -> None:
    asked = replace(ask(), wish=Wish(example=True), example_source="another")
    assert asked.example_to_fetch is None
    assert replace(asked, wish=Wish(example=True, output="sheet")).example_to_fetch == "another"


async def test_the_same_message_makes_one_job_and_another_makes_another(ledger: Ledger) -> None:
    desk = Desk(ledger, deadline_seconds=30)
    first, again, other = [await desk.take(ask(message)) for message in ("3", "3", "4")]
    assert first == again
    assert (other.id != first.id, other.place) == (True, 1)
    assert ledger.waiting() == 2


async def test_words_start_from_what_is_usual_and_say_what_they_came_to() -> None:
    wish = usual(Preferences(preset="fine", style="cubist"))
    assert (preset_of(wish.look), wish.style) == ("fine", "line")
    asked = asking(ask(), understand("blue ink, sideways", wish))
    assert (asked.wish.look, asked.wish.finish) == (PRESETS["fine"], Finish(ink="#1f4fd8"))
    assert "sideways" in asked.caption
    assert asking(ask(), understand("", wish)).caption == ""


async def test_each_press_draws_the_photo_of_an_order_again_once(ledger: Ledger) -> None:
    desk = Desk(ledger, deadline_seconds=30)
    blue = Finish(ink="#1f4fd8")
    first = await desk.take(replace(ask(), source="file-7", wish=Wish(finish=blue)))
    order = await desk.order(first.id, "discord", "31415926")
    assert order is not None
    again_bold = replace(again(order), wish=replace(order.wish, look=PRESETS["bold"]))
    pressed = [await desk.take(replace(again_bold, press=press)) for press in ("8", "8")]
    assert pressed[0] == pressed[1] != first
    assert pressed[0].address == first.address
    request = ledger.request(pressed[0].id)
    assert request is not None
    assert (request.wish.look, request.wish.finish) == (PRESETS["bold"], blue)
    assert (request.source, request.caption) == ("file-7", "")


async def test_a_second_picture_goes_with_the_colours_that_are_wished_for(ledger: Ledger) -> None:
    desk = Desk(ledger, deadline_seconds=30)
    liked = asking(replace(ask(), example_source="file-8"), coloured_like(Wish(), "red hair"))
    accepted = await desk.take(replace(liked, example=b"example"))
    order = await desk.order(accepted.id, "discord", "31415926")
    assert order is not None
    assert (order.example_source, ledger.example(accepted.id)) == ("file-8", b"example")
    assert order.wish.colours.hair is not None
    for words, fetched, kept in [
        ("thinner", "file-8", "file-8"),
        ("as a comic", "file-8", "file-8"),
        ("as line art", None, "file-8"),
        ("usual colours", None, None),
        ("reset", None, None),
    ]:
        once_more = asking(again(order), understand(words, order.wish))
        assert (once_more.example_to_fetch, once_more.example_source) == (fetched, kept)


async def test_what_a_style_does_not_come_as_comes_as_a_picture() -> None:
    asked = asking(ask(), understand("as svg, as a comic"))
    assert (asked.wish.style, asked.wish.output) == ("comic", "png")
    assert asked.caption.endswith(say("ko", "not-of-this-style", {"file": "SVG"}))
    assert asking(ask(), understand("as svg")).wish.output == "svg"


async def test_a_job_id_tells_neither_person_nor_chat(ledger: Ledger) -> None:
    accepted = await Desk(ledger, deadline_seconds=30).take(ask())
    assert "31415926" not in accepted.id
    assert "27182818" not in accepted.id


async def test_a_full_line_turns_people_away(ledger: Ledger) -> None:
    desk = Desk(ledger, deadline_seconds=30)
    for message in ("3", "4"):
        await desk.take(ask(message))
    with pytest.raises(TurnedAway, match="busy"):
        await desk.take(ask("5"))


async def test_preferences_are_kept_for_a_year_of_no_use_and_forgotten_with_the_person(
    ledger: Ledger, redis: Redis
) -> None:
    desk = Desk(ledger, deadline_seconds=30)
    assert await desk.preferences("discord", "31415926") == Preferences()
    await desk.prefer("discord", "31415926", Preferences(language="ko"))
    [key] = redis.keys("artline:preferences:*")
    assert b"31415926" not in key + redis.get(key)
    redis.expire(key, 60)
    assert (await desk.preferences("discord", "31415926")).language == "ko"
    assert redis.ttl(key) > 364 * 24 * 3600
    assert (await desk.preferences("telegram", "31415926")).language is None
    await desk.forget("discord", "31415926")
    assert await desk.preferences("discord", "31415926") == Preferences()


async def test_forgetting_a_person_removes_their_photos(ledger: Ledger) -> None:
    desk = Desk(ledger, deadline_seconds=30)
    accepted = await desk.take(ask())
    assert await desk.forget("discord", "31415926") == 1
    assert ledger.photo(accepted.id) is None
    assert await desk.picture(accepted.id, "discord", "31415926") is None
