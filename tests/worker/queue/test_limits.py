"""How much one person and one chat may ask for, on whatever platform, and when to come back."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from redis import Redis

from bots.desk.desk import Ask, Desk
from model.contract.errors import OperatorError, TurnedAway
from model.contract.wish import Wish
from tests.asks import ask
from worker.queue.jobs import Address, DrawRequest, problem
from worker.queue.ledger import Ledger
from worker.queue.limits import Limits
from worker.queue.pseudonyms import Pseudonyms
from worker.queue.settings import QueueSettings

SETTINGS = QueueSettings(jobs_in_flight=3, jobs_per_hour=5, chat_jobs_per_hour=8)
#: Some time, in seconds.
NOON = 1_800_000_000.0


def ask_at(time: float, number: int = 0, person: str = "Ana", chat: str = "family") -> DrawRequest:
    address = Address(platform="discord", person=person, chat=chat)
    id = f"job-{person}-{number}-{time:.0f}"
    return DrawRequest(id=id, address=address, wish=Wish(), accepted_at=time, deadline=time + 60)


def message(number: int, person: str = "Ana") -> Ask:
    return Ask(Address(platform="telegram", person=person, chat="1", message=str(number)))


def limits_of(redis: Redis, settings: QueueSettings) -> Limits:
    return Limits(redis, settings, Pseudonyms.by(settings))


@pytest.fixture
def limits(redis: Redis) -> Limits:
    return limits_of(redis, SETTINGS)


def turned_away(limits: Limits, request: DrawRequest) -> tuple[str, dict[str, int | str]]:
    with pytest.raises(TurnedAway) as caught:
        limits.admit(request)
    return caught.value.key, caught.value.values


def test_past_the_hourly_limit_a_person_is_told_when_the_next_photo_is_welcome(
    limits: Limits,
) -> None:
    for number in range(5):
        limits.admit(ask_at(NOON + 60 * number))
    # The first of the five is an hour old at one o'clock.
    assert turned_away(limits, ask_at(NOON + 600)) == ("enough-for-now", {"minutes": 50})
    assert turned_away(limits, ask_at(NOON + 3590)) == ("enough-for-now", {"minutes": 1})
    limits.admit(ask_at(NOON + 3600))
    assert turned_away(limits, ask_at(NOON + 3601)) == ("enough-for-now", {"minutes": 1})


def test_past_its_hourly_limit_a_chat_is_told_so_and_other_chats_are_not(limits: Limits) -> None:
    for number in range(8):
        limits.admit(ask_at(NOON, person=f"guest-{number}"))
    key = "enough-for-chat"
    assert turned_away(limits, ask_at(NOON + 60, person="Bob")) == (key, {"minutes": 59})
    limits.admit(ask_at(NOON + 60, person="Bob", chat="friends"))


def test_a_person_may_have_so_many_jobs_open_and_gets_more_when_one_is_answered(
    redis: Redis,
) -> None:
    ledger, limits = Ledger(redis, SETTINGS), limits_of(redis, SETTINGS)
    first, second, third, fourth = (ask() for _ in range(4))
    for request in (first, second, third):
        limits.admit(request)
        ledger.accept(request, b"photo")
    assert turned_away(limits, fourth) == ("too-many-at-once", {"count": 3, "minutes": 3})
    ledger.settle(problem(first, "went-wrong"))
    limits.admit(fourth)


async def test_an_ask_that_comes_again_counts_once_and_is_not_turned_away(redis: Redis) -> None:
    desk = Desk(Ledger(redis, SETTINGS), 60)
    for number in (1, 1, 2, 2, 3, 3, 1):
        await desk.admit(message(number))
        await desk.take(message(number))
    with pytest.raises(TurnedAway):
        await desk.admit(message(4))


def test_photos_that_arrive_all_at_once_are_counted_one_by_one(limits: Limits) -> None:
    def admitted(number: int) -> bool:
        try:
            limits.admit(ask_at(NOON, number))
        except TurnedAway:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(admitted, range(20))) == 3


async def test_an_ask_that_a_full_line_turned_away_does_not_count(redis: Redis) -> None:
    settings = SETTINGS.model_copy(update={"queue_limit": 1})
    desk = Desk(Ledger(redis, settings), 60)
    await desk.take(message(0, "Bob"))
    for number in range(1, 10):
        with pytest.raises(TurnedAway, match="busy"):
            await desk.take(message(number))


def test_to_be_forgotten_does_not_lift_the_limits_and_they_tell_nobody_s_name(
    limits: Limits, redis: Redis
) -> None:
    for number in range(5):
        limits.admit(ask_at(NOON + 60 * number, person="person-7", chat="chat-42"))
    Ledger(redis, SETTINGS).forget("discord", "person-7")
    assert turned_away(limits, ask_at(NOON + 300, person="person-7"))
    for key in redis.scan_iter("artline:asks:*"):
        assert b"person-7" not in key
        assert b"chat-42" not in key
        assert 0 < redis.ttl(key) <= 3600


def test_owners_have_no_limits(redis: Redis) -> None:
    limits = limits_of(redis, SETTINGS.model_copy(update={"owners": frozenset({"discord:Ana"})}))
    for number in range(20):
        limits.admit(ask_at(NOON, number))


def test_owners_are_read_from_a_list_that_names_their_platform(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ARTLINE_OWNERS", "telegram:12, discord:34")
    assert QueueSettings().owners == {"telegram:12", "discord:34"}
    for wrong in ("12", "icq:12", "telegram:@ana"):
        monkeypatch.setenv("ARTLINE_OWNERS", wrong)
        with pytest.raises(OperatorError, match="telegram:ID"):
            QueueSettings()
