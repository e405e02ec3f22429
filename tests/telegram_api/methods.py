"""What each method of the Bot API does on the stand-in."""

import asyncio
import io
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from PIL import Image

from tests.telegram_api.faults import Fault, Refusal

if TYPE_CHECKING:
    from tests.telegram_api.chats import Chat
    from tests.telegram_api.server import TelegramApi

Json = dict[str, Any]
Handler = Callable[["TelegramApi", Json], Awaitable[Any]]

HANDLERS: dict[str, Handler] = {}


def method(name: str) -> Callable[[Handler], Handler]:
    def register(handler: Handler) -> Handler:
        HANDLERS[name] = handler
        return handler

    return register


@method("getMe")
async def _get_me(api: "TelegramApi", arguments: Json) -> Json:
    return api.bot


@method("getUpdates")
async def _get_updates(api: "TelegramApi", arguments: Json) -> list[Json]:
    offset, allowed = arguments.get("offset", 0), arguments.get("allowed_updates")
    api.updates[:] = [update for update in api.updates if update["update_id"] >= offset]
    try:
        async with asyncio.timeout(arguments.get("timeout", 0)), api.changed:
            await api.changed.wait_for(lambda: api.updates)
    except TimeoutError:
        return []
    wanted = [update for update in api.updates if not allowed or update.keys() & set(allowed)]
    return wanted[: arguments.get("limit", 100)]


@method("getFile")
async def _get_file(api: "TelegramApi", arguments: Json) -> Json:
    described = api.files.describe(arguments["file_id"])
    if described is None:
        raise Refusal("invalid file_id")
    if api.files[arguments["file_id"]] in api.files.out_of_order:
        raise Refusal("", fault=Fault.server_error())
    if described["file_size"] > 20_000_000:
        raise Refusal("file is too big")
    return described


@method("sendMessage")
async def _send_message(api: "TelegramApi", arguments: Json) -> Json:
    return _send(api, arguments, {"text": _text(arguments)})


@method("sendDocument")
async def _send_document(api: "TelegramApi", arguments: Json) -> Json:
    return _send(api, arguments, {"document": _document(api, arguments["document"])})


@method("sendPhoto")
async def _send_photo(api: "TelegramApi", arguments: Json) -> Json:
    caption = {"caption": arguments["caption"]} if arguments.get("caption") else {}
    return _send(api, arguments, {"photo": _photo(api, arguments["photo"]), **caption})


@method("sendMediaGroup")
async def _send_media_group(api: "TelegramApi", arguments: Json) -> list[Json]:
    contents = [_media(api, media, arguments) for media in arguments["media"]]
    if not 2 <= len(contents) <= 10:
        raise Refusal("group of media must have 2 to 10 items")
    group = {"media_group_id": str(api.next_message_id())}
    return [_send(api, arguments, content | group) for content in contents]


@method("editMessageText")
async def _edit_message_text(api: "TelegramApi", arguments: Json) -> Json:
    message = _own_message(api, arguments)
    if "text" not in message:
        raise Refusal("there is no text in the message to edit")
    return _edit(message, arguments, {"text": _text(arguments)})


@method("editMessageMedia")
async def _edit_message_media(api: "TelegramApi", arguments: Json) -> Json:
    message, content = _own_message(api, arguments), _media(api, arguments["media"], arguments)
    if "media_group_id" in message and (
        "animation" in content or ("photo" in content) != ("photo" in message)
    ):
        raise Refusal("other than a picture of its kind cannot be put into an album")
    return _edit(message, arguments, content)


@method("editMessageCaption")
async def _edit_message_caption(api: "TelegramApi", arguments: Json) -> Json:
    message = _own_message(api, arguments)
    if "text" in message:
        raise Refusal("there is no caption in the message to edit")
    kinds = ("photo", "document", "animation")
    kept = {kind: message[kind] for kind in kinds if kind in message}
    return _edit(message, arguments, kept | {"caption": arguments["caption"]})


@method("editMessageReplyMarkup")
async def _edit_message_reply_markup(api: "TelegramApi", arguments: Json) -> Json:
    message = _own_message(api, arguments)
    kept = ("text", "photo", "document", "animation", "caption", "has_media_spoiler")
    return _edit(message, arguments, {part: message[part] for part in kept if part in message})


@method("deleteMessage")
async def _delete_message(api: "TelegramApi", arguments: Json) -> bool:
    message = _own_message(api, arguments)
    del api.chats[arguments["chat_id"]].messages[message["message_id"]]
    return True


@method("setMessageReaction")
async def _set_message_reaction(api: "TelegramApi", arguments: Json) -> bool:
    chat, number = _chat(api, arguments), arguments["message_id"]
    if number not in chat.messages:
        raise Refusal("message to react not found")
    chat.reactions[number] = [reaction["emoji"] for reaction in arguments.get("reaction", [])]
    return True


@method("getChatMember")
async def _get_chat_member(api: "TelegramApi", arguments: Json) -> Json:
    return _chat(api, arguments).member(arguments["user_id"])


@method("answerCallbackQuery")
async def _answer_callback_query(api: "TelegramApi", arguments: Json) -> bool:
    return True


@method("sendChatAction")
async def _send_chat_action(api: "TelegramApi", arguments: Json) -> bool:
    _chat(api, arguments)
    if arguments["chat_id"] in api.strangers:
        raise Refusal(
            "", fault=Fault(403, "Forbidden: bot can't initiate conversation with a user")
        )
    return True


@method("setWebhook")
async def _set_webhook(api: "TelegramApi", arguments: Json) -> bool:
    api.webhook = arguments
    return True


@method("deleteWebhook")
async def _delete_webhook(api: "TelegramApi", arguments: Json) -> bool:
    api.webhook = None
    return True


def _setting(subject: str, value_name: str, default: Any) -> None:
    """A pair of methods that set and get something for a language, or else for all."""

    @method(f"setMy{subject}")
    async def _set(api: "TelegramApi", arguments: Json) -> bool:
        api.settings[subject, arguments.get("language_code", "")] = arguments[value_name]
        return True

    @method(f"getMy{subject}")
    async def _get(api: "TelegramApi", arguments: Json) -> Any:
        general = api.settings.get((subject, ""), default)
        value = api.settings.get((subject, arguments.get("language_code", "")), general)
        return value if isinstance(value, list) else {value_name: value}


_setting("Commands", "commands", [])
_setting("Description", "description", "")
_setting("ShortDescription", "short_description", "")


def _chat(api: "TelegramApi", arguments: Json) -> "Chat":
    if (chat := api.chats.get(arguments["chat_id"])) is None:
        raise Refusal("chat not found")
    if chat.successor is not None:
        parameters = {"migrate_to_chat_id": chat.successor.id}
        raise Refusal("group chat was upgraded to a supergroup chat", parameters)
    return chat


def _send(api: "TelegramApi", arguments: Json, content: Json) -> Json:
    chat = _chat(api, arguments)
    reply = arguments.get("reply_parameters", {})
    target = reply.get("message_id")
    if target not in chat.messages and target and not reply.get("allow_sending_without_reply"):
        raise Refusal("message to be replied not found")
    return chat.add(api.bot, content | _markup(arguments), target)


def _own_message(api: "TelegramApi", arguments: Json) -> Json:
    message = _chat(api, arguments).messages.get(arguments["message_id"])
    if message is None:
        raise Refusal("message to edit not found")
    if message["from"]["id"] != api.bot["id"]:
        raise Refusal("message can't be edited")
    return message


def _edit(message: Json, arguments: Json, content: Json) -> Json:
    new = content | _markup(arguments)
    if "media_group_id" in message and "reply_markup" in new:
        raise Refusal("a message of an album cannot have buttons")
    if new.items() <= message.items() and ("reply_markup" in new) == ("reply_markup" in message):
        raise Refusal(
            "message is not modified: specified new message content and reply markup are exactly "
            "the same as a current content and reply markup of the message"
        )
    parts = ("text", "photo", "document", "animation", "caption", "reply_markup")
    for part in (*parts, "has_media_spoiler"):
        message.pop(part, None)
    message.update(new)
    return message


def _markup(arguments: Json) -> Json:
    return {name: arguments[name] for name in ("reply_markup",) if name in arguments}


def _media(api: "TelegramApi", media: Json, arguments: Json) -> Json:
    """An attached photo, document or animation, and its caption."""
    content = arguments[media["media"].removeprefix("attach://")]
    caption = {"caption": media["caption"]} if media.get("caption") else {}
    if len(media.get("caption", "").encode("utf-16-le")) > 2 * 1024:
        raise Refusal("message caption is too long")
    covered = {"has_media_spoiler": True} if media.get("has_spoiler") else {}
    if media["type"] == "animation":
        return _animation(api, content) | caption | covered
    keep = _photo if media["type"] == "photo" else _document
    return {media["type"]: keep(api, content), **caption, **covered}


def _text(arguments: Json) -> str:
    text: str = arguments["text"]
    if not 0 < len(text) <= 4096:
        raise Refusal("message text is empty or too long")
    return text


def _photo(api: "TelegramApi", content: bytes) -> list[Json]:
    with Image.open(io.BytesIO(content)) as image:
        width, height = image.size
    if len(content) > 10_000_000 or width + height > 10_000 or not 1 / 20 <= width / height <= 20:
        raise Refusal("PHOTO_INVALID_DIMENSIONS")
    return api.files.photo(content)


def _document(api: "TelegramApi", content: bytes) -> Json:
    return api.files.document("drawing.png", "image/png", content)


def _animation(api: "TelegramApi", content: bytes) -> Json:
    """An animation, which Telegram repeats as a document."""
    document = api.files.document("drawing.mp4", "video/mp4", content)
    return {
        "animation": {**document, "width": 60, "height": 80, "duration": 4},
        "document": document,
    }
