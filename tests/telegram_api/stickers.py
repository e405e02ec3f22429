"""The methods of the Bot API that are about stickers, on the stand-in."""

from typing import TYPE_CHECKING, Any

from tests.telegram_api import sticker_sets
from tests.telegram_api.faults import Refusal
from tests.telegram_api.methods import method

if TYPE_CHECKING:
    from tests.telegram_api.server import TelegramApi

Json = dict[str, Any]


@method("uploadStickerFile")
async def _upload_sticker_file(api: "TelegramApi", arguments: Json) -> Json:
    sticker_sets.check_person(api, arguments["user_id"])
    sticker_sets.check_file(arguments["sticker"])
    return api.files.upload(arguments["sticker"])


@method("createNewStickerSet")
async def _create_new_sticker_set(api: "TelegramApi", arguments: Json) -> bool:
    about = (arguments["user_id"], arguments["name"], arguments["title"], arguments["stickers"])
    sticker_sets.make(api, *about)
    return True


@method("addStickerToSet")
async def _add_sticker_to_set(api: "TelegramApi", arguments: Json) -> bool:
    sticker_sets.add(api, arguments["user_id"], arguments["name"], arguments["sticker"])
    return True


@method("getStickerSet")
async def _get_sticker_set(api: "TelegramApi", arguments: Json) -> Json:
    found = api.sticker_sets.get(arguments["name"].lower())
    if found is None:
        raise Refusal("STICKERSET_INVALID")
    return found.json()
