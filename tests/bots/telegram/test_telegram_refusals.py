"""What Telegram refuses, or something on the way to it: what is final, and what passes."""

import pytest

from bots.words import say
from tests.telegram_api import Fault
from tests.telegram_api.faults import SECRET
from tests.telegram_scene import SELFIE, Scene

ON_IT = say("en", "on-it")


@pytest.mark.parametrize(
    "fault",
    [Fault.refused("IMAGE_WHATEVER"), Fault(413, "Request Entity Too Large"), Fault.proxy(413)],
    ids=["400", "413", "413 by a proxy"],
)
async def test_a_picture_that_telegram_never_takes_is_told_and_not_tried_again(
    ana: Scene, fault: Fault
) -> None:
    ana.api.fail("editMessageMedia", fault)
    await ana.chat.send(ana.ana, photo=SELFIE)
    picture = await ana.draw()
    await ana.until_delivered()
    assert ana.chat.texts() == [say("en", "not-taken-here")]
    assert len(ana.api.called("editMessageMedia")) == 1
    await ana.chat.send(ana.ana, "/mine")
    await ana.api.until(lambda: ana.api.called("sendDocument"))
    assert ana.api.files[ana.chat.from_bot()[-1]["document"]["file_id"]] == picture


@pytest.mark.parametrize(
    "fault", [Fault.refused("TOPIC_CLOSED"), Fault(403, "Forbidden: bot was kicked from the group")]
)
async def test_where_nothing_can_be_said_the_person_is_told_in_private(
    ana: Scene, fault: Fault
) -> None:
    group = ana.api.group()
    await group.send(ana.ana, photo=SELFIE, caption="/line")
    job = await ana.job()
    await ana.until_noted(job)
    ana.api.fail("editMessageMedia", fault)
    ana.api.fail("editMessageText", fault)
    ana.settle(job)
    await ana.until_delivered()
    assert ana.chat.texts() == [say("en", "not-taken-there")]
    await ana.chat.send(ana.ana, "/mine")
    await ana.api.until(lambda: ana.api.called("sendDocument"))


async def test_where_nobody_can_be_told_it_is_given_up(ana: Scene) -> None:
    group = ana.api.group()
    await group.send(ana.ana, photo=SELFIE, caption="/line")
    job = await ana.job()
    await ana.until_noted(job)
    ana.api.fail("editMessageMedia", Fault.refused("TOPIC_CLOSED"))
    ana.api.fail("editMessageText", Fault.refused("TOPIC_CLOSED"))
    ana.api.fail("sendMessage", Fault.blocked())
    ana.settle(job)
    await ana.until_delivered()
    assert not ana.ledger.picture(job.id, "telegram", str(ana.ana.id))


@pytest.mark.parametrize("status", [400, 403, 404, 429, 502])
async def test_what_a_proxy_refuses_is_tried_again_and_leaves_no_word_in_the_log(
    ana: Scene, status: int
) -> None:
    await ana.chat.send(ana.ana, photo=SELFIE)
    job = await ana.job()
    await ana.until_noted(job)
    ana.api.fail("editMessageMedia", Fault.proxy(status))
    ana.api.fail("getUpdates", Fault.proxy(status))
    picture = ana.settle(job)
    assert await ana.drawing() == picture
    await ana.until_delivered()
    assert ana.chat.texts() == []
    for secret in (SECRET, "Traceback", "<html>"):
        assert secret not in ana.bot.log()


async def test_after_a_failed_acknowledgement_the_answer_waits_for_none(ana: Scene) -> None:
    ana.api.fail("sendMessage", Fault.refused("TOPIC_CLOSED"))
    await ana.chat.send(ana.ana, photo=SELFIE)
    job = await ana.job()
    assert await ana.told_of_none(job)
    picture = ana.settle(job)
    assert await ana.drawing() == picture
    assert len(ana.chat.from_bot()) == 1


@pytest.mark.parametrize("others", [0, 1])
async def test_an_acknowledgement_whose_answer_got_lost_becomes_the_drawing(
    ana: Scene, others: int
) -> None:
    ana.api.hold("getFile")
    await ana.chat.send(ana.ana, photo=SELFIE)
    await ana.api.until(lambda: ana.api.called("getFile"))
    for _ in range(others):
        await ana.chat.send(ana.ana, "/help")
        await ana.api.until(ana.chat.texts)
    ana.api.fail("sendMessage", Fault.lost_answer())
    ana.api.release("getFile")
    job = await ana.job()
    await ana.until_noted(job)
    picture = ana.settle(job)
    await ana.until_delivered()
    assert await ana.drawing() == picture
    assert ana.chat.texts() == [say("en", "help")] * others
