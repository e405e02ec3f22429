"""Updates that Telegram posts to the bot."""

import socket
from pathlib import Path

from aiohttp import ClientSession
from redis import Redis

from bots.words import say
from tests.programs import BotProgram
from tests.telegram_api import Fault, TelegramApi
from tests.telegram_scene import SELFIE, scene


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_updates_come_by_webhook_and_only_from_telegram(
    valkey_url: str, redis: Redis, tmp_path: Path
) -> None:
    port = free_port()
    settings = {
        "TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{port}/updates",
        "TELEGRAM_WEBHOOK_PORT": str(port),
    }
    async with scene(valkey_url, redis, tmp_path, **settings) as ana:
        await ana.chat.send(ana.ana, photo=SELFIE)
        assert await ana.draw() == await ana.drawing()
        await ana.chat.press(ana.ana, ana.chat.pictures()[0])
        await ana.api.until(lambda: ana.api.called("sendDocument"))

        forged = {"update_id": 1, "message": await ana.chat.send(ana.ana, "/start")}
        await ana.api.until(lambda: say("en", "start") in ana.chat.texts())
        async with ClientSession() as session:
            for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "guessed"}):
                url = settings["TELEGRAM_WEBHOOK_URL"]
                async with session.post(url, json=forged, headers=headers) as answer:
                    assert answer.status == 403
        assert not ana.api.called("getUpdates")


async def test_a_webhook_that_cannot_be_had_is_explained_and_not_tried_for_ever(
    valkey_url: str, tmp_path: Path
) -> None:
    async with TelegramApi() as api:
        taken = int(api.url.rpartition(":")[2])
        settings = {"TELEGRAM_WEBHOOK_URL": "ftp://nowhere", "TELEGRAM_WEBHOOK_PORT": str(taken)}
        async with BotProgram(api, valkey_url, tmp_path, **settings) as bot:
            bot.launch()
            assert await bot.ended() != 0
            assert "TELEGRAM_WEBHOOK_LISTEN and _PORT cannot be listened on" in bot.log()
            api.fail("setWebhook", Fault.refused("bad webhook: An HTTPS URL must be provided"))
            bot.launch()
            assert await bot.ended() != 0
            assert "Telegram refuses TELEGRAM_WEBHOOK_URL: Bad webhook" in bot.log()
