"""One answer to each photo, whatever is killed, lost or refused on the way into the chat."""

import asyncio
from pathlib import Path

import pytest
from redis import Redis
from telegram import Bot

from bots.telegram.app import mind_token
from bots.words import say
from model.contract.errors import OperatorError
from tests.programs import BotProgram
from tests.telegram_api import Fault, Person, TelegramApi
from tests.telegram_scene import Scene, scene

SELFIE = (Path(__file__).parents[2] / "photos" / "interfaces-0032.webp").read_bytes()
ON_IT = say("en", "on-it")


async def settled(ana: Scene, picture: bytes) -> None:
    """The chat shows this picture once, and nothing else, and nothing is on its way any more."""
    await ana.until_delivered()
    assert await ana.drawing() == picture
    assert len(ana.chat.from_bot()) == 1


async def test_an_update_delivered_twice_gets_one_answer(ana: Scene) -> None:
    message = await ana.chat.send(ana.ana, photo=SELFIE)
    await ana.api.push({"message": message})
    picture = await ana.draw()
    await ana.until_seen_to()
    await settled(ana, picture)
    await ana.until_seen_to()
    assert ana.ledger.waiting() == 0


@pytest.mark.parametrize(
    "fault",
    [Fault.flood(), Fault.server_error(), Fault.lost_answer(), Fault.dropped()],
    ids=lambda fault: fault.description.split(":")[0],
)
async def test_trouble_in_delivery_neither_loses_nor_doubles_the_picture(
    ana: Scene, fault: Fault
) -> None:
    ana.api.fail("editMessageMedia", fault)
    await ana.chat.send(ana.ana, photo=SELFIE)
    picture = await ana.draw()
    await ana.api.until(lambda: len(ana.api.called("editMessageMedia")) == 2)
    await settled(ana, picture)


async def test_trouble_in_the_download_does_not_lose_the_photo(ana: Scene) -> None:
    ana.api.fail("getFile", Fault.dropped(), Fault.server_error())
    await ana.chat.send(ana.ana, photo=SELFIE)
    await settled(ana, await ana.draw())


async def test_trouble_in_telling_why_there_is_no_picture_tells_it_once(ana: Scene) -> None:
    ana.api.fail("editMessageText", Fault.lost_answer())
    await ana.chat.send(ana.ana, photo=SELFIE)
    await ana.decline("too-late")
    await ana.until_delivered()
    assert ana.chat.texts() == [say("en", "too-late")]


async def test_a_flood_while_acknowledging_is_waited_out(ana: Scene) -> None:
    ana.api.fail("sendMessage", Fault.flood())
    await ana.chat.send(ana.ana, photo=SELFIE)
    await settled(ana, await ana.draw())


async def test_an_answer_that_is_faster_than_its_acknowledgement_waits_for_it(
    ana: Scene,
) -> None:
    ana.api.hold("sendMessage")
    await ana.chat.send(ana.ana, photo=SELFIE)
    picture = await ana.draw()
    ana.api.release("sendMessage")
    await settled(ana, picture)
    assert len(ana.api.called("sendMessage")) == 1


async def test_a_bot_killed_before_it_acknowledged_still_answers(ana: Scene) -> None:
    ana.api.hold("sendMessage")
    await ana.chat.send(ana.ana, photo=SELFIE)
    picture = await ana.draw()
    await ana.api.until(lambda: ana.api.called("sendMessage"))
    await ana.bot.kill()
    ana.api.release("sendMessage")
    await ana.bot.start()
    await ana.until_delivered()
    # The acknowledgement that was in the air may have come down too, but there is one picture.
    assert await ana.drawing() == picture
    assert set(ana.chat.texts()) <= {ON_IT}


async def test_a_bot_killed_between_sending_and_acknowledging_sends_no_second_picture(
    ana: Scene,
) -> None:
    ana.api.hold_answers("editMessageMedia")
    await ana.chat.send(ana.ana, photo=SELFIE)
    picture = await ana.draw()
    await ana.drawing()
    await ana.bot.kill()
    ana.api.release("editMessageMedia")
    await ana.bot.start()
    await settled(ana, picture)
    assert len(ana.api.called("editMessageMedia")) == 2


async def test_a_bot_that_starts_while_telegram_is_out_of_reach_keeps_trying_until_stopped(
    valkey_url: str, tmp_path: Path
) -> None:
    async with TelegramApi() as api, BotProgram(api, valkey_url, tmp_path) as bot:
        api.reachable = False
        bot.launch()
        await api.until(lambda: len(api.called("getMe")) == 2)
        bot.terminate()
        assert await bot.ended() == 0
        bot.launch()
        await api.until(lambda: len(api.called("getMe")) == 4)
        api.reachable = True
        await api.until(lambda: api.called("getUpdates"))
        assert "stand-in" not in bot.log()


@pytest.mark.parametrize("fault", [Fault.proxy(502), Fault.flood(1)], ids=["502", "429"])
@pytest.mark.parametrize("method", ["getMe", "deleteWebhook"])
async def test_a_bot_whose_first_calls_fail_makes_them_again(
    valkey_url: str, redis: Redis, tmp_path: Path, method: str, fault: Fault
) -> None:
    async with TelegramApi() as api, BotProgram(api, valkey_url, tmp_path) as bot:
        api.fail(method, fault)
        await bot.start()
        assert len(api.called(method)) == 2
        assert "Traceback" not in bot.log()


async def test_answers_outlast_an_absence_of_telegram(ana: Scene) -> None:
    await ana.chat.send(ana.ana, photo=SELFIE)
    job = await ana.job()
    await ana.until_noted(job)
    ana.api.reachable = False
    picture = ana.settle(job)
    await ana.api.until(lambda: len(ana.api.called("editMessageMedia")) == 3)
    ana.api.reachable = True
    await settled(ana, picture)
    await ana.chat.send(ana.ana, "/help")
    await ana.api.until(lambda: say("en", "help") in ana.chat.texts())
    assert "Traceback" not in ana.bot.log()


async def test_answers_that_were_given_while_the_bot_was_down_are_delivered(ana: Scene) -> None:
    await ana.chat.send(ana.ana, photo=SELFIE)
    job = await ana.job()
    await ana.until_noted(job)
    await ana.bot.kill()
    picture = ana.settle(job)
    await ana.bot.start()
    await settled(ana, picture)


async def test_a_bot_that_is_stopped_finishes_what_it_has_taken_on(ana: Scene) -> None:
    ana.api.hold("getFile")
    await ana.chat.send(ana.ana, photo=SELFIE)
    await ana.api.until(lambda: ana.api.called("getFile"))
    ana.bot.terminate()
    ana.api.release("getFile")
    assert await ana.bot.ended() == 0
    assert ana.chat.texts() == [ON_IT]
    assert ana.ledger.waiting() == 1


async def test_a_deleted_acknowledgement_is_replaced(ana: Scene) -> None:
    await ana.chat.send(ana.ana, photo=SELFIE)
    job = await ana.job()
    await ana.until_noted(job)
    await ana.chat.delete(ana.chat.from_bot()[0])
    await settled(ana, ana.settle(job))


async def test_a_group_that_becomes_a_supergroup_gets_its_drawing_there_once(ana: Scene) -> None:
    group = ana.api.group()
    await group.send(ana.ana, photo=SELFIE, caption="/line")
    job = await ana.job()
    await ana.until_noted(job)
    supergroup = group.upgrade()
    # The first is for the edit in the group, which is refused; the second for the supergroup's.
    ana.api.fail("editMessageMedia", Fault.lost_answer(), Fault.lost_answer())
    picture = ana.settle(job)
    await ana.until_delivered()
    assert await ana.drawing(supergroup) == picture
    assert len(supergroup.from_bot()) == 1
    assert len(ana.api.called("editMessageMedia")) == 3


async def test_whoever_blocks_the_bot_holds_up_nobody_else(ana: Scene) -> None:
    ana.api.fail("editMessageMedia", Fault.blocked())
    await ana.chat.send(ana.ana, photo=SELFIE)
    await ana.draw()
    await ana.until_delivered()
    assert not ana.chat.pictures()
    bob = Person("Bob")
    chat = ana.api.private_chat(bob)
    await chat.send(bob, photo=SELFIE)
    picture = await ana.draw()
    assert await ana.drawing(chat) == picture


async def test_a_picture_that_telegram_cannot_show_comes_as_a_document(ana: Scene) -> None:
    ana.api.fail("editMessageMedia", Fault.refused("IMAGE_PROCESS_FAILED"))
    await ana.chat.send(ana.ana, photo=SELFIE)
    await ana.draw()
    await ana.until_delivered()
    [answer] = ana.chat.from_bot()
    assert "document" in answer


async def test_a_broken_connection_to_the_broker_is_made_again(ana: Scene) -> None:
    ana.redis.client_kill_filter(_type="normal", skipme=True)
    await ana.chat.send(ana.ana, photo=SELFIE)
    await settled(ana, await ana.draw())


async def test_jobs_past_their_deadline_are_answered_when_no_worker_is_left(
    valkey_url: str, redis: Redis, tmp_path: Path
) -> None:
    async with scene(valkey_url, redis, tmp_path, ARTLINE_DEADLINE_SECONDS="1") as ana:
        await ana.chat.send(ana.ana, photo=SELFIE)
        await ana.api.until(lambda: ana.chat.texts() == [say("en", "too-late")])


async def test_a_token_that_is_revoked_while_the_bot_runs_ends_it_with_advice() -> None:
    async with TelegramApi() as api, Bot(api.token, base_url=f"{api.url}/bot") as bot:
        minding = asyncio.create_task(mind_token(bot, interval=0.01))
        await api.until(lambda: len(api.called("getMe")) > 3)
        assert not minding.done()
        api.token = "123456:anew"
        with pytest.raises(OperatorError, match="take its API token anew"):
            await minding


@pytest.mark.parametrize("token", ["999:unknown", "999:\nunknown", "999: unknown €"])
@pytest.mark.parametrize("status", [401, 404])
async def test_a_wrong_token_is_explained_and_not_repeated(
    valkey_url: str, tmp_path: Path, token: str, status: int
) -> None:
    async with TelegramApi() as api:
        api.refusal = status
        async with BotProgram(api, valkey_url, tmp_path, TELEGRAM_TOKEN=token) as bot:
            bot.launch()
            assert await bot.ended() != 0
        assert "@BotFather" in bot.log()
        assert "Traceback" not in bot.log()
        assert "unknown" not in bot.log()


async def test_white_space_around_a_token_does_no_harm(
    valkey_url: str, redis: Redis, tmp_path: Path
) -> None:
    async with TelegramApi() as api:
        token = f" {api.token}\n"
        async with BotProgram(api, valkey_url, tmp_path, TELEGRAM_TOKEN=token) as bot:
            await bot.start()
