"""What the desk makes of the styles that workers have added."""

from dataclasses import replace
from pathlib import Path

import pytest
from redis import Redis

from bots.desk.changes import change, numbered, styled
from bots.desk.desk import MOST_ADDED, Ask, Desk
from bots.desk.preferences import Preferences
from bots.desk.wishes import usual
from bots.words import LOCALES
from model.contract.errors import PersonError, TurnedAway
from model.contract.styles import LONGEST_NAME, catalogue
from model.contract.wish import Wish
from tests.worker.queue.test_offered import style
from worker.queue.jobs import Address
from worker.queue.ledger import Ledger
from worker.queue.offered import Offered
from worker.queue.settings import QueueSettings
from worker.queue.workers import Workers

ASK = Ask(Address(platform="telegram", person="7", chat="42", message="3"), photo=b"photo")
SHEET = replace(ASK, wish=Wish(output="sheet"))
RED = replace(ASK, wish=Wish(style="redtoon"))


@pytest.fixture
def ledger(redis: Redis) -> Ledger:
    return Ledger(redis, QueueSettings())


async def test_a_sheet_has_those_of_its_chat_and_counts_them(
    ledger: Ledger, redis: Redis, tmp_path: Path
) -> None:
    desk, offered = Desk(ledger, 30), Offered(redis, ledger.pseudonyms)
    elsewhere = style(tmp_path, "bluetoon", "telegram:43")
    many = [style(tmp_path, f"many-{n}") for n in range(MOST_ADDED + 1)]
    offered.announce("stand-in", [elsewhere, *many], lease=60)
    request = ledger.request((await desk.take(SHEET)).id)
    assert request is not None
    assert request.added == tuple(f"many-{n}" for n in range(MOST_ADDED))
    assert request.drawings == len(catalogue()) + MOST_ADDED


async def test_an_ask_in_one_that_is_gone_is_refused_before_its_photo_is_fetched(
    ledger: Ledger, redis: Redis, tmp_path: Path
) -> None:
    desk, offered = Desk(ledger, 30), Offered(redis, ledger.pseudonyms)
    offered.announce("stand-in", [style(tmp_path, "redtoon")], lease=60)
    await desk.admit(RED)
    offered.announce("stand-in", [], lease=60)
    with pytest.raises(PersonError, match="style-gone"):
        await desk.admit(RED)
    # A sheet has whatever there is, in whichever style the wish is besides.
    await desk.admit(replace(RED, wish=replace(RED.wish, output="sheet")))
    Workers(redis).leave("stand-in")
    with pytest.raises(TurnedAway, match="no-worker"):
        await desk.admit(RED)


def test_what_somebody_wants_every_time_is_the_usual_where_it_is_not_offered() -> None:
    wanted = Preferences(style="redtoon", preset="bold")
    assert usual(wanted, ["redtoon"]).style == "redtoon"
    assert usual(wanted) == usual(Preferences(preset="bold"))


def test_a_button_leads_to_one_and_says_its_name_in_every_language() -> None:
    [*_, last] = styled(Wish(), ["heads-2000"])
    pressed = change(last.id)
    assert pressed is not None
    assert pressed.of(Wish()) == last.of(Wish())
    assert pressed.of(Wish()).wish.style == "heads-2000"
    assert {last.said(locale) for locale in LOCALES} == {"Heads 2000"}
    assert last.id not in [one.id for one in styled(pressed.of(Wish()).wish, ["heads-2000"])]
    assert [number for number, _ in numbered(["line", "heads-2000", "no name"])] == [1, 2]
    # What Telegram takes in a button.
    assert len(f"v1:style:{'f' * 32}:{'x' * LONGEST_NAME}") <= 64
