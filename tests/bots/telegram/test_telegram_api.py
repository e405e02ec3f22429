"""The stand-in Bot API does not drift from the official description."""

import httpx
import pytest

from tests.telegram_api import Person, TelegramApi
from tests.telegram_api.description import Mismatch, check_answer, check_request
from tests.telegram_api.methods import HANDLERS
from tests.telegram_api.server import TOKEN


def test_it_answers_only_methods_that_the_official_description_has() -> None:
    for method in HANDLERS:
        with pytest.raises(Mismatch, match="does not know"):
            check_request(method, {"no_such_argument": 1})


@pytest.mark.parametrize(
    "arguments",
    [
        {"chat_id": 1},
        {"chat_id": 1, "text": 5},
        {"chat_id": 1, "text": "hi", "colour": "red"},
        {"chat_id": 1, "text": "hi", "reply_parameters": {"message_id": "7"}},
        {"chat_id": 1, "text": "hi", "reply_markup": {"inline_keyboard": [[{"label": "x"}]]}},
    ],
)
def test_requests_that_telegram_would_refuse_are_refused(arguments: dict[str, object]) -> None:
    with pytest.raises(Mismatch):
        check_request("sendMessage", arguments)


def test_answers_that_telegram_would_not_give_are_found() -> None:
    with pytest.raises(Mismatch, match="needs"):
        check_answer("sendMessage", {"message_id": 1, "date": 2})


async def test_a_method_that_it_does_not_know_is_remembered_as_a_problem() -> None:
    async with TelegramApi() as api, httpx.AsyncClient() as client:
        for method in ("sendTelepathy", "banChatMember"):
            answer = await client.post(f"{api.url}/bot{TOKEN}/{method}")
            assert answer.status_code == 404
        assert len(api.problems) == 2


async def test_updates_come_until_an_offset_confirms_them() -> None:
    async with TelegramApi() as api, httpx.AsyncClient() as client:
        url = f"{api.url}/bot{TOKEN}/getUpdates"
        ana = Person("Ana")
        await api.private_chat(ana).send(ana, "hello")
        first = (await client.post(url)).json()["result"]
        assert (await client.post(url)).json()["result"] == first
        confirmed = {"offset": first[0]["update_id"] + 1}
        assert (await client.post(url, data=confirmed)).json()["result"] == []
