"""One answer to each photo, whatever is killed, lost or refused on the way to Discord."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from redis import Redis

from tests.discord_api import DiscordApi, Fault, Person
from tests.discord_api.faults import SECRET
from tests.discord_scene import SELFIE, Scene, scene
from tests.patience import eventually
from tests.programs import DiscordProgram

EDIT = "update_original_webhook_message"


@pytest_asyncio.fixture
async def ana(valkey_url: str, redis: Redis, tmp_path: Path) -> AsyncIterator[Scene]:
    async with scene(valkey_url, redis, tmp_path) as stage:
        yield stage


async def settled(ana: Scene, picture: bytes) -> None:
    """The channel shows this picture once, and nothing else, and nothing is on its way any more."""
    await ana.until_delivered()
    message = await ana.drawing()
    assert ana.api.content(message) == picture
    assert len(ana.channel.seen_by(ana.ana)) == 1


def nothing_said_in(log: str, *tokens: str) -> None:
    """Nothing of what Discord answered, nor by which token."""
    for secret in ("Traceback", "<html>", SECRET, *tokens):
        assert secret not in log


@pytest.mark.parametrize(
    "fault",
    [
        Fault.flood(),
        Fault.server_error(),
        Fault.lost_answer(),
        Fault.dropped(),
        Fault.html(502),
        Fault.html(429),
    ],
    ids=lambda fault: fault.name,
)
async def test_trouble_in_delivery_neither_loses_nor_doubles_the_picture(
    ana: Scene, fault: Fault
) -> None:
    ana.api.fail(EDIT, fault)
    await ana.channel.command(ana.ana, "line", SELFIE)
    picture = await ana.draw()
    await ana.api.until(lambda: len(ana.api.called(EDIT)) == 2)
    await settled(ana, picture)
    nothing_said_in(ana.bot.log(), *ana.api.interactions)


async def test_trouble_in_acknowledging_a_direct_message_does_not_double_it(ana: Scene) -> None:
    direct = ana.api.direct(ana.ana)
    ana.api.fail("create_message", Fault.lost_answer())
    await direct.post(ana.ana, "", SELFIE)
    picture = await ana.draw()
    assert ana.api.content(await ana.drawing(direct)) == picture
    await ana.until_delivered()
    assert len(direct.seen_by(ana.ana)) == 1


async def test_a_bot_killed_between_sending_and_acknowledging_sends_no_second_picture(
    ana: Scene,
) -> None:
    ana.api.hold_answers(EDIT)
    await ana.channel.command(ana.ana, "line", SELFIE)
    picture = await ana.draw()
    await ana.drawing()
    await ana.bot.kill()
    ana.api.release(EDIT)
    await ana.bot.start()
    await settled(ana, picture)
    assert len(ana.api.called(EDIT)) == 2


async def test_a_bot_killed_before_it_acknowledged_still_answers(ana: Scene) -> None:
    ana.api.hold(EDIT)
    for _ in range(2):
        await ana.channel.command(ana.ana, "line", SELFIE)
    await ana.api.until(lambda: ana.api.called(EDIT))
    first, second = [await ana.job() for _ in range(2)]
    await ana.bot.kill()
    ana.api.release(EDIT)
    pictures = {ana.settle(first), ana.settle(second)}
    await ana.bot.start()
    await ana.until_delivered()
    messages = ana.channel.seen_by(ana.ana)
    assert {ana.api.content(message) for message in messages} == pictures
    assert len(messages) == 2


async def test_answers_that_were_given_while_the_bot_was_down_are_delivered(ana: Scene) -> None:
    await ana.channel.command(ana.ana, "line", SELFIE)
    job = await ana.job()
    await ana.until_noted(job)
    await ana.bot.kill()
    picture = ana.settle(job)
    await ana.bot.start()
    await settled(ana, picture)


@pytest.mark.parametrize("known", [True, False], ids=["by our clock", "by Discord's clock"])
async def test_after_fifteen_minutes_the_response_is_edited_as_a_message(
    ana: Scene, known: bool
) -> None:
    interaction = await ana.channel.command(ana.ana, "line", SELFIE)
    job = await ana.job()
    await ana.until_noted(job)
    ana.expire(interaction, known)
    await settled(ana, ana.settle(job))
    assert len(ana.api.called("update_message")) == 1


async def test_after_fifteen_minutes_a_deleted_response_is_replaced(ana: Scene) -> None:
    interaction = await ana.channel.command(ana.ana, "line", SELFIE)
    job = await ana.job()
    await ana.until_noted(job)
    ana.expire(interaction, known=True)
    del ana.channel.messages[str(interaction.message)]
    await settled(ana, ana.settle(job))


async def test_after_fifteen_minutes_a_private_drawing_comes_to_the_person_directly(
    ana: Scene,
) -> None:
    interaction = await ana.channel.command(ana.ana, "line", SELFIE, private=True)
    job = await ana.job()
    await ana.until_noted(job)
    ana.expire(interaction, known=True)
    direct = ana.api.direct(ana.ana)
    picture = ana.settle(job)
    assert ana.api.content(await ana.drawing(direct)) == picture
    assert ana.channel.seen_by(Person("Eve")) == []


async def test_after_fifteen_minutes_where_the_bot_is_no_member_it_writes_to_the_person(
    ana: Scene,
) -> None:
    ana.channel.open = False
    interaction = await ana.channel.command(ana.ana, "line", SELFIE)
    job = await ana.job()
    await ana.until_noted(job)
    ana.expire(interaction, known=True)
    picture = ana.settle(job)
    assert ana.api.content(await ana.drawing(ana.api.direct(ana.ana))) == picture


async def test_whoever_can_be_reached_nowhere_holds_up_nobody_else(ana: Scene) -> None:
    ana.channel.open = ana.api.direct(ana.ana).open = False
    interaction = await ana.channel.command(ana.ana, "line", SELFIE)
    job = await ana.job()
    await ana.until_noted(job)
    ana.expire(interaction, known=True)
    ana.settle(job)
    await ana.until_delivered()
    bob = Person("Bob")
    await ana.channel.command(bob, "line", SELFIE)
    picture = await ana.draw()
    assert ana.api.content(await ana.drawing(person=bob)) == picture


async def test_a_bot_that_is_stopped_finishes_what_it_has_taken_on(ana: Scene) -> None:
    ana.api.hold("create_interaction_response")
    await ana.channel.command(ana.ana, "line", SELFIE)
    await ana.api.until(lambda: ana.api.called("create_interaction_response"))
    ana.bot.terminate()
    ana.api.release("create_interaction_response")
    assert await ana.bot.ended() == 0
    assert ana.ledger.waiting() == 1


@pytest.mark.parametrize(
    "fault",
    [Fault.dropped(), Fault.later("1"), Fault.later("Sun, 06 Nov 1994 08:49:37 GMT")],
    ids=["dropped", "429 by seconds", "429 by date"],
)
async def test_a_download_that_fails_for_now_is_tried_again(ana: Scene, fault: Fault) -> None:
    ana.api.fail("download", fault)
    await ana.channel.command(ana.ana, "line", SELFIE)
    picture = await ana.draw()
    await settled(ana, picture)
    assert len(ana.api.downloads) == 2


async def test_what_happens_while_the_connection_is_lost_is_heard_once_it_is_back(
    ana: Scene,
) -> None:
    await ana.api.gateway.drop()
    await ana.channel.command(ana.ana, "line", SELFIE)
    picture = await ana.draw()
    await settled(ana, picture)
    assert ana.api.gateway.resumed == 1


async def test_a_bot_whose_session_discord_has_ended_begins_another(ana: Scene) -> None:
    await ana.channel.command(ana.ana, "line", SELFIE)
    job = await ana.job()
    await ana.api.gateway.time_out()
    await settled(ana, ana.settle(job))
    await eventually(ana.api.gateway.ready.is_set)
    await ana.channel.command(ana.ana, "line", SELFIE)
    await ana.draw()
    await ana.api.until(lambda: len(ana.channel.pictures(ana.ana)) == 2)
    assert ana.api.gateway.resumed == 0


async def test_two_bots_that_hear_the_same_answer_it_once(
    ana: Scene, valkey_url: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ana.api.gateway.ready.clear()
    async with DiscordProgram(ana.api, valkey_url, tmp_path_factory.mktemp("second")) as second:
        await second.start()
        direct = ana.api.direct(ana.ana)
        await direct.post(ana.ana, "", SELFIE)
        await ana.draw()
        drawn = await ana.drawing(direct)
        await direct.press(ana.ana, drawn, "Again")
        await ana.draw()
        await direct.command(ana.ana, "line", SELFIE)
        await ana.draw()
        await ana.api.until(lambda: len(direct.pictures(ana.ana)) == 3)
        await ana.until_delivered()
        # Whoever was second to note them left them alone.
        assert len(ana.api.called("create_interaction_response")) == 2
        assert (len(direct.seen_by(ana.ana)), ana.ledger.waiting()) == (3, 0)
        assert "handler failed" not in ana.bot.log() + second.log()


async def test_a_bot_that_starts_while_discord_is_away_waits_for_it(
    valkey_url: str, redis: Redis, tmp_path: Path
) -> None:
    async with DiscordApi() as api, DiscordProgram(api, valkey_url, tmp_path) as bot:
        api.fail("get_my_user", Fault.dropped())
        await bot.start()
        assert len(api.called("get_my_user")) == 2


@pytest.mark.parametrize(
    "call", ["get_my_user", "bulk_set_application_commands", "get_bot_gateway"]
)
async def test_a_page_in_place_of_an_answer_stops_no_start_and_leaves_no_word_in_the_log(
    valkey_url: str, redis: Redis, tmp_path: Path, call: str
) -> None:
    async with DiscordApi() as api, DiscordProgram(api, valkey_url, tmp_path) as bot:
        api.fail(call, Fault.html(429))
        await bot.start()
        assert len(api.called("get_bot_gateway")) == (2 if call == "get_bot_gateway" else 1)
        nothing_said_in(bot.log())


async def test_a_gateway_that_is_away_costs_a_line_in_the_log_and_no_traceback(
    valkey_url: str, redis: Redis, tmp_path: Path
) -> None:
    async with DiscordApi() as api, DiscordProgram(api, valkey_url, tmp_path) as bot:
        api.gateway.url += "elsewhere"
        bot.launch()
        await api.until(lambda: api.called("get_bot_gateway"))
        await eventually(lambda: "Failed to connect" in bot.log())
        bot.terminate()
        assert await bot.ended() == 0
        nothing_said_in(bot.log())
