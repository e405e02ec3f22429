"""Whatever Discord told the bot is answered, whoever dies, and whatever else makes no sense."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from redis import Redis

from bots.words import say
from tests.discord_api import Fault
from tests.discord_scene import SELFIE, Scene, scene
from tests.patience import eventually

RESPOND, EDIT = "create_interaction_response", "update_original_webhook_message"
TOO_LATE = Fault.refused(404, 10062, "Unknown interaction")


@pytest_asyncio.fixture
async def ana(valkey_url: str, redis: Redis, tmp_path: Path) -> AsyncIterator[Scene]:
    async with scene(valkey_url, redis, tmp_path) as stage:
        yield stage


async def answered(ana: Scene) -> None:
    """The next job's picture is all that the channel shows, and nothing is left to be done."""
    picture = await ana.draw()
    assert ana.api.content(await ana.drawing()) == picture
    await ana.until_delivered()
    assert len(ana.channel.seen_by(ana.ana)) == 1
    await ana.until_settled()


@pytest.mark.parametrize(
    "fault", [Fault.lost_answer(), Fault.dropped(), Fault.html(502)], ids=lambda f: f.name
)
async def test_a_command_is_answered_whatever_becomes_of_the_first_response(
    ana: Scene, fault: Fault
) -> None:
    ana.api.fail(RESPOND, fault)
    await ana.channel.command(ana.ana, "line", SELFIE)
    await answered(ana)


async def test_a_bot_killed_while_it_says_that_it_is_thinking_answers_after_its_restart(
    ana: Scene,
) -> None:
    ana.api.hold_answers(RESPOND)
    await ana.channel.command(ana.ana, "line", SELFIE)
    await ana.api.until(lambda: ana.channel.messages)
    await ana.bot.kill()
    ana.api.release(RESPOND)
    await ana.bot.start()
    await answered(ana)


async def test_a_bot_killed_before_it_responded_answers_by_a_message_if_discord_has_given_up(
    ana: Scene,
) -> None:
    ana.api.hold(RESPOND)
    await ana.channel.command(ana.ana, "line", SELFIE)
    await ana.api.until(lambda: ana.api.called(RESPOND))
    await ana.bot.kill()
    # One for the bot that is dead by now.
    ana.api.fail(RESPOND, TOO_LATE, TOO_LATE)
    ana.api.release(RESPOND)
    await ana.bot.start()
    await answered(ana)
    assert len(ana.api.called("create_message")) == 1


async def test_a_bot_killed_while_it_fetches_the_photo_of_a_message_draws_it_after_its_restart(
    ana: Scene,
) -> None:
    direct = ana.api.direct(ana.ana)
    ana.api.hold("download")
    asked = await direct.post(ana.ana, "bold", SELFIE)
    await ana.api.until(lambda: ana.api.downloads)
    await ana.bot.kill()
    ana.api.release("download")
    await ana.bot.start()
    picture = await ana.draw()
    drawing = await ana.drawing(direct)
    assert ana.api.content(drawing) == picture
    assert drawing["message_reference"]["message_id"] == asked["id"]
    await ana.until_settled()


async def test_what_happens_while_no_bot_runs_is_heard_of_by_the_next(ana: Scene) -> None:
    await eventually(lambda: ana.redis.zcard("artline:discord:sessions"))
    direct = ana.api.direct(ana.ana)
    await direct.post(ana.ana, "", SELFIE)
    await ana.draw()
    await ana.drawing(direct)
    await ana.bot.kill()
    await direct.post(ana.ana, "bold", SELFIE)
    await ana.channel.command(ana.ana, "line", SELFIE)
    await ana.bot.start()
    pictures = {await ana.draw(), await ana.draw()}
    await ana.api.until(lambda: len(direct.pictures(ana.ana)) == 2)
    [_, second] = direct.pictures(ana.ana)
    assert {ana.api.content(second), ana.api.content(await ana.drawing())} == pictures
    await ana.until_settled()
    assert ana.ledger.waiting() == 0, "what was heard before is not drawn again"


async def test_what_could_not_be_told_is_told_later(ana: Scene) -> None:
    ana.api.hold("download")
    interaction = await ana.channel.command(ana.ana, "line", SELFIE)
    await ana.api.until(lambda: ana.api.downloads)
    ana.api.lose_files()
    ana.api.fail(EDIT, Fault.dropped())
    ana.api.release("download")
    await ana.api.until(lambda: ana.channel.texts(ana.ana) == [say("en", "photo-gone")])
    assert interaction.message in ana.channel.messages
    await ana.until_settled()


async def test_events_that_make_no_sense_cost_a_line_each_without_their_content(
    ana: Scene,
) -> None:
    nonsense = {
        "MESSAGE_CREATE": {"id": "7", "content": "secret-words"},
        "INTERACTION_CREATE": {"id": "8", "type": 2, "token": "secret-token"},
        "GUILD_CREATE": {"id": "secret-guild"},
        "CHANNEL_UPDATE": None,
    }
    for kind, data in nonsense.items():
        await ana.api.gateway.dispatch(kind, data)
    await ana.channel.command(ana.ana, "line", SELFIE)
    await answered(ana)
    lines = [json.loads(line) for line in ana.bot.log().splitlines() if line.startswith("{")]
    told = [line["kind"] for line in lines if line["event"] == "event not understood"]
    assert sorted(told) == sorted(nonsense)
    assert "Traceback" not in ana.bot.log()


async def test_what_is_no_event_at_all_costs_a_line_and_a_new_connection(ana: Scene) -> None:
    await ana.channel.command(ana.ana, "line", SELFIE)
    job = await ana.job()
    await ana.api.gateway.babble("secret-words {")
    await eventually(ana.api.gateway.ready.is_set)
    picture = ana.settle(job)
    assert ana.api.content(await ana.drawing()) == picture
    await ana.channel.command(ana.ana, "line", SELFIE)
    await ana.draw()
    await ana.api.until(lambda: len(ana.channel.pictures(ana.ana)) == 2)
    assert ana.bot.log().count("connection to Discord failed") == 1
