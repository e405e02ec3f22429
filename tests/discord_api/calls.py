"""What each call does, by Discord's name for it."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from tests.discord_api import faults
from tests.discord_api.faults import Refusal
from tests.discord_api.places import EPHEMERAL, LOADING, Interaction, Json, Place

if TYPE_CHECKING:
    from tests.discord_api.server import DiscordApi

#: The names in the path, the JSON of the request, uploaded files by name; the answer's JSON.
Call = Callable[["DiscordApi", Json, Any, dict[str, bytes]], Awaitable[Any]]
CALLS: dict[str, Call] = {}


def _call(function: Call) -> Call:
    CALLS[function.__name__] = function  # type: ignore[attr-defined]
    return function


# Who we are.


@_call
async def get_my_user(api: "DiscordApi", names: Json, body: Any, files: Any) -> Json:
    """The bot itself."""
    return {**api.bot, "mfa_enabled": False, "locale": "en-US"}


@_call
async def get_my_oauth2_application(api: "DiscordApi", names: Json, body: Any, files: Any) -> Json:
    """The application that the bot belongs to."""
    return {
        "id": api.bot["id"],
        "name": "ArtLine",
        "icon": None,
        "description": "",
        "type": None,
        "verify_key": "0" * 64,
        "flags": 0,
        "flags_new": "0",
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "owner": api.bot,
        "approximate_guild_count": 1,
        "approximate_user_install_count": 1,
        "approximate_user_authorization_count": 1,
        "explicit_content_filter": 0,
        "team": None,
        "eligible_oauth2_scopes": [],
        "bot_public": True,
        "bot_require_code_grant": False,
    }


@_call
async def get_bot_gateway(api: "DiscordApi", names: Json, body: Any, files: Any) -> Json:
    """Where the gateway is, and how many shards it wants."""
    limit = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
    return {"url": api.gateway.url, "shards": 1, "session_start_limit": limit}


@_call
async def bulk_set_application_commands(
    api: "DiscordApi", names: Json, body: Any, files: Any
) -> list[Json]:
    """Publishes commands."""
    api.commands = {command["name"]: command for command in body}
    return [_published(api, command) for command in body]


def _published(api: "DiscordApi", command: Json) -> Json:
    needed = command.get("default_member_permissions")
    return {
        "description": "",
        **command,
        "id": api.next_id(),
        "version": api.next_id(),
        "application_id": api.bot["id"],
        "default_member_permissions": None if needed is None else str(needed),
    }


# Interactions.


@_call
async def create_interaction_response(
    api: "DiscordApi", names: Json, body: Any, files: dict[str, bytes]
) -> Json:
    """Answers an interaction, or promises to."""
    interaction = api.interactions[names["interaction_token"]]
    if interaction.answered:
        raise Refusal(faults.ALREADY_ANSWERED)
    interaction.answered = True
    result: Json = {"id": interaction.id, "type": 2}
    if body["type"] in (4, 5):
        data = body.get("data") or {}
        flags = data.get("flags", 0) | (LOADING if body["type"] == 5 else 0)
        message = _respond(api, interaction, {**data, "flags": flags}, files)
        interaction.message = message["id"]
        result |= {"response_message_id": message["id"]}
    elif body["type"] == 7:
        _edit(api, _original(interaction), body["data"], files)
    elif body["type"] == 8:
        interaction.suggested = [choice["value"] for choice in body["data"]["choices"]]
    return {"interaction": result}


@_call
async def update_original_webhook_message(
    api: "DiscordApi", names: Json, body: Any, files: dict[str, bytes]
) -> Json:
    """Edits the response to an interaction, or the message under which a button was pressed."""
    interaction = _interaction(api, names)
    return _edit(api, _original(interaction), body, files)


@_call
async def get_original_webhook_message(
    api: "DiscordApi", names: Json, body: Any, files: Any
) -> Json:
    """The response to an interaction."""
    return _original(_interaction(api, names))


@_call
async def delete_original_webhook_message(
    api: "DiscordApi", names: Json, body: Any, files: Any
) -> None:
    """Deletes the same."""
    interaction = _interaction(api, names)
    del interaction.place.messages[_original(interaction)["id"]]


@_call
async def execute_webhook(
    api: "DiscordApi", names: Json, body: Any, files: dict[str, bytes]
) -> Json:
    """A further message in answer to an interaction; the first takes the place of a promise."""
    interaction = _interaction(api, names)
    promised = interaction.place.messages.get(interaction.message or "")
    if promised and promised["flags"] & LOADING:
        return _edit(api, promised, body, files)
    return _respond(api, interaction, body, files)


# Messages of the bot itself.


@_call
async def create_dm(api: "DiscordApi", names: Json, body: Any, files: Any) -> Json:
    """The direct messages with somebody."""
    return api.people[int(body["recipient_id"])].json()


@_call
async def create_message(
    api: "DiscordApi", names: Json, body: Any, files: dict[str, bytes]
) -> Json:
    """Writes to a place, once for each nonce."""
    place = _place(api, names)
    nonce = body.get("nonce")
    for message in place.messages.values():
        if body.get("enforce_nonce") and message.get("nonce") == nonce:
            return message
    reference = _reference(place, body)
    content = _content(api, place, body, files, [])
    message = place.add(api.bot, **content)
    if nonce:
        message["nonce"] = nonce
    if reference:
        message["message_reference"] = reference
    return message


@_call
async def update_message(
    api: "DiscordApi", names: Json, body: Any, files: dict[str, bytes]
) -> Json:
    """Edits a message of the bot that everybody can see."""
    place = _place(api, names)
    message = place.messages.get(names["message_id"])
    if message is None or message["id"] in place.ephemeral:
        raise Refusal(faults.UNKNOWN_MESSAGE)
    return _edit(api, message, body, files)


def _reference(place: Place, body: Json) -> Json | None:
    """The message that a new one replies to, if it does and that is still there."""
    asked = body.get("message_reference")
    if asked is None:
        return None
    if str(asked["message_id"]) in place.messages:
        return {"type": 0, "message_id": str(asked["message_id"]), "channel_id": str(place.id)}
    if asked.get("fail_if_not_exists", True):
        raise Refusal(faults.UNKNOWN_MESSAGE)
    return None


def _interaction(api: "DiscordApi", names: Json) -> Interaction:
    interaction = api.interactions[names["webhook_token"]]
    assert names["webhook_id"] == api.bot["id"]
    if interaction.expired:
        raise Refusal(faults.INVALID_TOKEN)
    return interaction


def _original(interaction: Interaction) -> Json:
    message = interaction.place.messages.get(interaction.message or "")
    if message is None:
        raise Refusal(faults.UNKNOWN_MESSAGE)
    return message


def _place(api: "DiscordApi", names: Json) -> Place:
    place = api.places[int(names["channel_id"])]
    if not place.open:
        raise Refusal(faults.CLOSED_TO_US if place.person else faults.MISSING_ACCESS)
    return place


def _respond(
    api: "DiscordApi", interaction: Interaction, body: Json, files: dict[str, bytes]
) -> Json:
    content = _content(api, interaction.place, body, files, [])
    message = interaction.place.add(api.bot, **content)
    if message["flags"] & EPHEMERAL:
        interaction.place.ephemeral[message["id"]] = interaction.person
    return message


def _edit(api: "DiscordApi", message: Json, body: Json, files: dict[str, bytes]) -> Json:
    flags = (message["flags"] & ~LOADING) | body.get("flags", 0)
    place = api.places[int(message["channel_id"])]
    content = _content(api, place, body, files, message["attachments"])
    message |= {**content, "flags": flags, "edited_timestamp": api.now()}
    return message


def _content(
    api: "DiscordApi", place: Place, body: Json, files: dict[str, bytes], kept: list[Json]
) -> Json:
    """The parts of a message that a request sets: only those that it names.

    Raises Refusal for files that are larger than the place takes.
    """
    if any(len(content) > (place.takes or place.filesize_limit) for content in files.values()):
        raise Refusal(faults.TOO_LARGE)
    content: Json = {}
    if "content" in body:
        content["content"] = body["content"] or ""
    if "flags" in body:
        content["flags"] = body["flags"]
    if "attachments" in body or files:
        content["attachments"] = _attachments(api, body.get("attachments", []), files, kept)
    if "components" in body:
        attachments = content.get("attachments", kept)
        content["components"] = [_component(api, part, attachments) for part in body["components"]]
    return content


def _attachments(
    api: "DiscordApi", named: list[Json], files: dict[str, bytes], kept: list[Json]
) -> list[Json]:
    """Uploads under the numbers that the request gives them, and what it keeps of those before."""
    ids = {str(attachment["id"]) for attachment in named}
    uploads = [
        {
            **api.keep(files[f"files[{attachment['id']}]"], attachment["filename"], "image/png"),
            **{key: attachment[key] for key in ("description",) if key in attachment},
        }
        for attachment in named
        if f"files[{attachment['id']}]" in files
    ]
    return [attachment for attachment in kept if attachment["id"] in ids] + uploads


def _component(api: "DiscordApi", component: Json, attachments: list[Json]) -> Json:
    known = {**component, "id": component.get("id", api.next_small_id())}
    if "components" in component:
        known["components"] = [_component(api, c, attachments) for c in component["components"]]
    if "file" in component:
        name = component["file"]["url"].removeprefix("attachment://")
        [file] = [a for a in attachments if a["filename"] == name]
        media = {"id": file["id"], "url": file["url"], "proxy_url": file["proxy_url"]}
        known |= {"file": media, "name": name, "size": file["size"]}
        known.setdefault("spoiler", False)
    return known
