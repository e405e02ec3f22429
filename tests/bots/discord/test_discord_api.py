"""The stand-in Discord does not drift from the official description."""

import httpx
import pytest

from tests.discord_api import DiscordApi
from tests.discord_api.calls import CALLS
from tests.discord_api.description import (
    Mismatch,
    check_answer,
    check_request,
    description,
    find_operation,
)
from tests.discord_api.server import TOKEN

POST = find_operation("POST", "/channels/1/messages")
EDIT = find_operation("PATCH", "/webhooks/1/token/messages/@original")


def test_it_answers_only_calls_that_the_official_description_has() -> None:
    official = {
        operation["operationId"]
        for path in description()["paths"].values()
        for method, operation in path.items()
        if method != "parameters"
    }
    assert CALLS.keys() <= official


def test_the_response_to_an_interaction_is_not_taken_for_a_message_by_number() -> None:
    assert EDIT.id == "update_original_webhook_message"


@pytest.mark.parametrize(
    "body",
    [
        {"content": 5},
        {"content": "x" * 4001},
        {"content": "hi", "colour": "red"},
        {"content": "hi", "message_reference": {"channel_id": "1"}},
        {"components": [{"type": 1, "components": [{"type": 2, "style": "red"}]}]},
    ],
)
def test_requests_that_discord_would_refuse_are_refused(body: dict[str, object]) -> None:
    with pytest.raises(Mismatch):
        check_request(POST, body)


def test_answers_that_discord_would_not_give_are_found() -> None:
    with pytest.raises(Mismatch, match="required"):
        check_answer(POST, 200, {"id": "1"})
    with pytest.raises(Mismatch, match="never answers 201"):
        check_answer(POST, 201, None)


async def test_a_call_that_it_does_not_know_is_remembered_as_a_problem() -> None:
    headers = {"Authorization": f"Bot {TOKEN}"}
    async with DiscordApi() as api, httpx.AsyncClient(headers=headers) as client:
        for path in ("/telepathy", "/guilds/1/bans"):
            answer = await client.get(api.rest_url + path)
            assert answer.status_code == 404
        assert len(api.problems) == 2
