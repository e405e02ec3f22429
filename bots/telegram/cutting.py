"""Updates as Telegram sends them, cut down to what is needed to see to them."""

import re
from collections.abc import Mapping
from typing import Any

Json = Mapping[str, Any]

#: What people send; a message without any of it is a service message: somebody joined, a pin ...
_SENT = frozenset(
    {
        *("text", "photo", "document", "animation", "audio", "sticker", "story", "video"),
        *("video_note", "voice", "checklist", "contact", "dice", "game", "location"),
        *("paid_media", "poll", "venue"),
    }
)
_USER = ("id", "is_bot", "language_code")
_CHAT = ("id", "type")
_MESSAGE = (
    *("message_id", "date", "media_group_id", "message_thread_id", "is_topic_message"),
    "has_media_spoiler",
)
_WORDS = ("text", "caption")
_ENTITIES = ("entities", "caption_entities")
_ENTITY = ("type", "offset", "length")
#: The entities by which messages are addressed to us, and names of people and code, which are no
#: words.
_KINDS = ("mention", "bot_command", "text_mention", "code", "pre")
_FILE = ("file_id", "file_unique_id", "file_size")
_SIDES = ("width", "height")
_MIME = ("mime_type",)
_STICKER = ("type", "is_animated", "is_video", "set_name")
#: What our own buttons put behind the bot's name. Whatever else people write there is not for us.
_OF_OURS = re.compile(r"[A-Za-z0-9_-]*")


def cut_down(raw: Json) -> dict[str, Any] | None:
    """What is needed of an update; None for one that nobody has sent, pressed or asked for.

    Raises KeyError, TypeError, ValueError or AttributeError for what is no update.
    """
    id = {"update_id": int(raw["update_id"])}
    if (message := raw.get("message")) and _SENT & message.keys():
        return {**id, "message": _message(message)}
    if query := raw.get("callback_query"):
        return {**id, "callback_query": _query(query)}
    if inline := raw.get("inline_query"):
        return {**id, "inline_query": _inline(inline)}
    return None


def _inline(raw: Json) -> dict[str, Any]:
    asked = raw["query"] if _OF_OURS.fullmatch(raw["query"]) else ""
    return {"id": raw["id"], "from": _user(raw["from"]), "query": asked, "offset": ""}


def _query(raw: Json) -> dict[str, Any]:
    query = _some(raw, ("id", "data", "chat_instance")) | {"from": _user(raw["from"])}
    if "message" in raw:
        # Not its words: nothing depends on what we have said.
        query["message"] = _message(raw["message"], words=False)
    return query


def _message(raw: Json, *, words: bool = True, replied: bool = True) -> dict[str, Any]:
    message = _some(raw, _MESSAGE) | {"chat": _chat(raw["chat"])}
    if "from" in raw:
        message["from"] = _user(raw["from"])
    if "via_bot" in raw:
        message["via_bot"] = _user(raw["via_bot"])
    if "sender_chat" in raw:
        message["sender_chat"] = _chat(raw["sender_chat"])
    if "forward_origin" in raw:
        # That it is forwarded, not whose it was.
        message["forward_origin"] = {"type": "hidden_user", "sender_user_name": "", "date": 0}
    if words:
        message |= _some(raw, _WORDS)
        message |= {name: _entities(raw[name]) for name in _ENTITIES if name in raw}
    if photos := raw.get("photo"):
        message["photo"] = [_some(photos[-1], (*_FILE, *_SIDES))]
    if sticker := raw.get("sticker"):
        message["sticker"] = _some(sticker, (*_FILE, *_SIDES, *_STICKER))
    if "document" in raw:
        message["document"] = _document(raw)
    if "forum_topic_created" in raw:
        message["forum_topic_created"] = {"name": "", "icon_color": 0}
    if replied and "reply_to_message" in raw:
        message["reply_to_message"] = _message(raw["reply_to_message"], words=False, replied=False)
    return message


def _document(raw: Json) -> dict[str, Any]:
    """The document; of its name only the extension, which may tell what kind of file it is."""
    document = raw["document"]
    kept = _some(document, (*_FILE, *_MIME))
    if "animation" in raw:
        # Telegram repeats an animation (GIF) as a document.
        return kept | {"mime_type": "video/mp4"}
    _, dot, ending = document.get("file_name", "").rpartition(".")
    return kept | ({"file_name": f"file.{ending}"} if dot else {})


def _entities(raw: list[Json]) -> list[dict[str, Any]]:
    return [_some(entity, _ENTITY) for entity in raw if entity["type"] in _KINDS]


def _user(raw: Json) -> dict[str, Any]:
    return _some(raw, _USER) | {"first_name": ""}


def _chat(raw: Json) -> dict[str, Any]:
    return _some(raw, _CHAT)


def _some(raw: Json, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: raw[name] for name in names if name in raw}
