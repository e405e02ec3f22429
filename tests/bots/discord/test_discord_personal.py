"""What people on Discord choose once for all, and get once more."""

import pytest
import pytest_asyncio

from bots.words import say
from model.contract.look import PRESETS
from tests.discord_api import Person
from tests.discord_api.places import EPHEMERAL, Json, parts
from tests.discord_scene import SELFIE, Scene, anew

#: The bot is started once; everybody in here is somebody new to it.
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def ana(discord_stage: Scene) -> Scene:
    return await anew(discord_stage)


def chosen(message: Json) -> list[str]:
    """What the menus of a message show."""
    options = (option for part in parts(message) for option in part.get("options", []))
    return [option["label"] for option in options if option.get("default")]


def headings(message: Json) -> list[str]:
    return [part["content"] for part in parts(message) if "content" in part]


async def test_what_is_chosen_in_settings_holds_for_everything_afterwards(ana: Scene) -> None:
    await ana.channel.command(ana.ana, "settings")
    await ana.api.until(lambda: ana.channel.seen_by(ana.ana))
    [panel] = ana.channel.seen_by(ana.ana)
    assert ana.channel.seen_by(Person("Eve")) == []
    assert chosen(panel) == [
        "The one of my Discord",
        "Line art",
        "Classic",
        say("en", "seen-by-all"),
    ]

    await ana.channel.choose(ana.ana, panel, "한국어")
    await ana.api.until(lambda: headings(panel)[0] == say("ko", "settings-discord"))
    await ana.channel.choose(ana.ana, panel, say("ko", "preset-bold"))
    await ana.api.until(lambda: say("ko", "preset-bold") in chosen(panel))
    await ana.channel.choose(ana.ana, panel, say("ko", "seen-by-me"))
    await ana.api.until(lambda: say("ko", "seen-by-me") in chosen(panel))
    await ana.bot.kill()
    await ana.bot.start()

    await ana.channel.draw_this(ana.ana, await ana.channel.post(Person("Bob"), "", SELFIE))
    job = await ana.job()
    assert (job.wish.look, job.address.locale, job.address.private) == (PRESETS["bold"], "ko", True)
    ana.settle(job)
    assert (await ana.drawing())["flags"] & EPHEMERAL
    direct = ana.api.direct(ana.ana)
    await direct.post(ana.ana, "hello")
    await ana.api.until(lambda: direct.texts(ana.ana) == [say("ko", "not-a-photo")])
    # What is said in a command counts before what was chosen once for all.
    await ana.channel.command(ana.ana, "line", SELFIE, preset="fine", private=False)
    job = await ana.job()
    assert (job.wish.look, job.address.private) == (PRESETS["fine"], False)


async def test_a_private_person_gets_what_they_ask_for_in_a_message_directly(ana: Scene) -> None:
    await ana.channel.command(ana.ana, "settings")
    await ana.api.until(lambda: ana.channel.seen_by(ana.ana))
    [panel] = ana.channel.seen_by(ana.ana)
    await ana.channel.choose(ana.ana, panel, say("en", "seen-by-me"))
    await ana.api.until(lambda: say("en", "seen-by-me") in chosen(panel))
    # The bot has kept it, too, and not only shown it.
    await ana.until_settled()
    direct = ana.api.direct(ana.ana)
    await ana.channel.post(ana.ana, f"<@{ana.api.bot['id']}>", SELFIE)
    picture = await ana.draw()
    assert ana.api.content(await ana.drawing(direct)) == picture
    assert ana.channel.seen_by(Person("Eve")) == []


async def test_mine_shows_the_last_drawings_to_the_person_alone(ana: Scene) -> None:
    bob = Person("Bob")
    pictures = [ana.api.content(await ana.drawn())]
    await ana.channel.command(ana.ana, "line", SELFIE)
    pictures.append(await ana.draw())
    await ana.channel.command(bob, "line", SELFIE)
    await ana.draw()
    await ana.until_delivered()
    await ana.channel.command(ana.ana, "mine")
    await ana.api.until(lambda: len(ana.channel.pictures(ana.ana)) == 4)
    mine = ana.channel.pictures(ana.ana)[-1]
    assert {ana.api.file(attachment) for attachment in mine["attachments"]} == set(pictures)
    assert mine not in ana.channel.seen_by(bob)


async def test_whoever_has_no_drawing_any_more_is_told_so(ana: Scene) -> None:
    await ana.channel.command(ana.ana, "mine")
    await ana.api.until(lambda: ana.channel.texts(ana.ana) == [say("en", "nothing-of-yours")])
