"""Inline mode on the stand-in: people write the bot's name in any chat and send what it offers."""

from typing import TYPE_CHECKING, Any

from tests.telegram_api.chats import Chat, Person
from tests.telegram_api.faults import Refusal
from tests.telegram_api.methods import method

if TYPE_CHECKING:
    from tests.telegram_api.server import TelegramApi

Json = dict[str, Any]
#: The kinds of files that can be offered so, and what names them.
_CACHED = {"photo": "photo_file_id", "sticker": "sticker_file_id"}


async def write_name(api: "TelegramApi", person: Person, text: str = "") -> Json:
    """Somebody writes the bot's name, and a text behind it, in any chat; what the bot answers."""
    assert api.bot["supports_inline_queries"], "without inline mode Telegram asks no bot"
    id = f"inline-{api.next_message_id()}"
    api.inline_queries.add(id)
    query = {"id": id, "from": person.json(), "query": text, "offset": "", "chat_type": "group"}
    await api.push({"inline_query": query})

    def answers() -> list[Json]:
        return [one for one in api.called("answerInlineQuery") if one["inline_query_id"] == id]

    await api.until(lambda: answers() and id not in api.inline_queries)
    return answers()[-1]


async def share(api: "TelegramApi", person: Person, message: Json) -> Json:
    """Somebody presses *Share…* under a message and chooses a chat; what the bot offers there."""
    rows = message["reply_markup"]["inline_keyboard"]
    [button] = [one for row in rows for one in row if "switch_inline_query_chosen_chat" in one]
    chats = button["switch_inline_query_chosen_chat"]
    assert chats["allow_user_chats"]
    assert chats["allow_group_chats"]
    return await write_name(api, person, chats.get("query", ""))


async def send_offered(chat: Chat, person: Person, result: Json) -> Json:
    """Somebody sends into a chat what was offered, as a message of their own."""
    files, file = chat.api.files, result[_CACHED[result["type"]]]
    kind = result["type"]
    shown = files.photo(files[file]) if kind == "photo" else files.sticker(files[file])
    content = {"via_bot": chat.api.bot, kind: shown}
    return await chat.send(person, content=content)


@method("answerInlineQuery")
async def _answer_inline_query(api: "TelegramApi", arguments: Json) -> bool:
    if arguments["inline_query_id"] not in api.inline_queries:
        raise Refusal("query is too old and response timeout expired or query ID is invalid")
    results = arguments["results"]
    ids = [result["id"] for result in results]
    if len(results) > 50:
        raise Refusal("RESULTS_TOO_MUCH")
    if len(set(ids)) < len(ids):
        raise Refusal("RESULT_ID_DUPLICATE")
    if not all(0 < len(id.encode()) <= 64 for id in ids):
        raise Refusal("RESULT_ID_INVALID")
    for result in results:
        if api.files.kinds.get(result[_CACHED[result["type"]]]) != result["type"]:
            raise Refusal("wrong file identifier/HTTP URL specified")
    api.inline_queries.remove(arguments["inline_query_id"])
    return True
