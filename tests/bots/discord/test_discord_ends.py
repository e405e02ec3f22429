"""When Discord wants no more of the bot, it ends with one sentence for its operator."""

from pathlib import Path

import pytest
from redis import Redis

from tests.discord_api import DiscordApi
from tests.programs import DiscordProgram

#: Codes with which Discord closes its gateway for good, and a word of what is to be done.
CODES = {
    4004: "DISCORD_TOKEN",
    4010: "4010",
    4011: "4011",
    4012: "4012",
    4013: "Privileged Gateway Intents",
    4014: "Privileged Gateway Intents",
}


def one_sentence_in(log: str) -> str:
    """Of the last of the lines; the others are of the log and fine."""
    assert "Traceback" not in log
    _, found, sentence = log.partition("artline: ")
    assert found
    return " ".join(sentence.split())


@pytest.mark.parametrize("token", ["unknown.secret.token", "unknown\nsecret", "unknown secret €"])
async def test_a_wrong_token_is_explained_and_not_repeated(
    valkey_url: str, tmp_path: Path, token: str
) -> None:
    async with DiscordApi() as api:
        async with DiscordProgram(api, valkey_url, tmp_path, DISCORD_TOKEN=token) as bot:
            bot.launch()
            assert await bot.ended() != 0
        assert "developers/applications" in one_sentence_in(bot.log())
        assert "secret" not in bot.log()


@pytest.mark.parametrize("code", CODES)
async def test_a_gateway_that_is_closed_for_good_is_explained(
    valkey_url: str, redis: Redis, tmp_path: Path, code: int
) -> None:
    async with DiscordApi() as api, DiscordProgram(api, valkey_url, tmp_path) as bot:
        api.gateway.refuse(code)
        bot.launch()
        assert await bot.ended() != 0
        assert CODES[code] in one_sentence_in(bot.log())


async def test_a_token_that_is_reset_while_the_bot_runs_ends_it_with_advice(
    valkey_url: str, redis: Redis, tmp_path: Path
) -> None:
    async with DiscordApi() as api, DiscordProgram(api, valkey_url, tmp_path) as bot:
        await bot.start()
        api.gateway.refuse(4004)
        await api.gateway.drop()
        assert await bot.ended() != 0
        assert CODES[4004] in one_sentence_in(bot.log())
