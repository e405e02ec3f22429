"""Whole conversations, word for word, in every language and on both platforms."""

from pathlib import Path

from bots.words import LOCALES, say
from tests.fronts import Front, OnDiscord, OnTelegram, both_bots

#: What somebody does, with which words, and what the bot answers: under the drawing that it makes,
#: or in words alone where somebody "says" what it does not understand.
TRANSCRIPTS = {
    "en": [
        ("sends", "thick lines, blue ink", "Drawn with thick lines, blue ink."),
        ("writes", "thinner please", "Drawn with medium lines, blue ink."),
        (
            "writes",
            "as before but red, like my jacket",
            "Drawn with medium lines, red ink. I did not understand “like my jacket”.",
        ),
        ("presses", "With background", "Drawn with medium lines, the whole background, red ink."),
        ("presses", "Green ink", "Drawn with medium lines, the whole background, green ink."),
        (
            "writes",
            "a bit of shadng on cream paper",
            "Drawn with medium lines, a bit of shading, the whole background, green ink, cream "
            "paper.",
        ),
        (
            "says",
            "abracadabra",
            "I did not understand “abracadabra”. Try words like “thicker lines”, “less detail”, "
            "“blue ink”, “in pencil”, “as an engraving”, “as a comic”, “red hair” or “reset”.",
        ),
        ("writes", "reset", "Drawn as usual, in the classic look."),
        (
            "presses",
            "Colour this",
            "Coloured. What you left open, I took from your picture or chose myself.",
        ),
        ("writes", "red hair, blue background", "Coloured with red hair, blue background."),
        (
            "writes",
            "make the jacket green",
            "Coloured with red hair, green clothes, blue background.",
        ),
        (
            "writes",
            "as a comic",
            "Style: comic, red hair, green clothes, blue background.",
        ),
        ("writes", "start over", "Drawn as usual, in the classic look."),
        (
            "writes",
            "more detail around the eyes",
            "Drawn with much detail. I did not understand “around the eyes”.",
        ),
        (
            "writes",
            "line art as a sticker",
            "Style: line art, much detail. It comes as a sticker.",
        ),
    ],
    "id": [
        ("sends", "garis tebal, tinta biru", "Digambar begini: garis tebal, tinta biru."),
        ("writes", "tipisin dong", "Digambar begini: garis sedang, tinta biru."),
        (
            "writes",
            "kayak tadi tapi merah, seperti jaketku",
            "Digambar begini: garis sedang, tinta merah. Aku tidak mengerti “seperti jaketku”.",
        ),
        (
            "presses",
            "Dengan latar",
            "Digambar begini: garis sedang, seluruh latar belakang, tinta merah.",
        ),
        (
            "presses",
            "Tinta hijau",
            "Digambar begini: garis sedang, seluruh latar belakang, tinta hijau.",
        ),
        (
            "writes",
            "dikit bayangn, kertas krem",
            "Digambar begini: garis sedang, sedikit bayangan, seluruh latar belakang, tinta hijau, "
            "kertas krem.",
        ),
        (
            "says",
            "abrakadabra",
            "Aku tidak mengerti “abrakadabra”. Coba kata seperti “garis lebih tebal”, “kurangi "
            "detail”, “tinta biru”, “dengan pensil”, “seperti ukiran”, “jadi "
            "komik”, “rambut merah”, atau “mulai lagi”.",
        ),
        ("writes", "mulai lagi", "Digambar seperti biasa, dengan gaya klasik."),
        (
            "presses",
            "Warnai ini",
            "Diwarnai. Yang tidak kamu tentukan, aku ambil dari gambarmu atau kupilih sendiri.",
        ),
        ("writes", "rambut merah, latar biru", "Diwarnai begini: rambut merah, latar biru."),
        (
            "writes",
            "jaketnya hijau",
            "Diwarnai begini: rambut merah, baju hijau, latar biru.",
        ),
        ("writes", "jadikan komik", "Gaya: komik, rambut merah, baju hijau, latar biru."),
        ("writes", "dari awal", "Digambar seperti biasa, dengan gaya klasik."),
        (
            "writes",
            "lebih detail di sekitar mata",
            "Digambar begini: banyak detail. Aku tidak mengerti “sekitar mata”.",
        ),
        (
            "writes",
            "gambar garis, jadikan stiker",
            "Gaya: gambar garis, banyak detail. Hasilnya berupa stiker.",
        ),
    ],
    "ko": [
        ("sends", "굵은 선, 파란 잉크", "이렇게 그렸어요: 굵은 선, 파란색 잉크."),
        ("writes", "선 더 얇게 해줘", "이렇게 그렸어요: 보통 굵기의 선, 파란색 잉크."),
        (
            "writes",
            "아까처럼, 그런데 빨간색으로, 내 재킷처럼",
            "이렇게 그렸어요: 보통 굵기의 선, 빨간색 잉크. 이해하지 못한 말이 있어요: “재킷처럼”.",
        ),
        ("presses", "배경 넣기", "이렇게 그렸어요: 보통 굵기의 선, 배경 그대로, 빨간색 잉크."),
        ("presses", "초록색 잉크", "이렇게 그렸어요: 보통 굵기의 선, 배경 그대로, 초록색 잉크."),
        (
            "writes",
            "크림색종이에 명암 쪼금",
            "이렇게 그렸어요: 보통 굵기의 선, 명암 조금, 배경 그대로, 초록색 잉크, 크림색 종이.",
        ),
        (
            "says",
            "수리수리마수리",
            "이해하지 못한 말이 있어요: “수리수리마수리”. 이렇게 적어 보세요: “선을 더 굵게”, "
            "“디테일 줄여 줘”, “파란 잉크”, “연필로”, “판화처럼”, “만화처럼”, "
            "“빨간 머리”, “처음부터”.",
        ),
        ("writes", "처음부터", "평소처럼 클래식으로 그렸어요."),
        (
            "presses",
            "색칠하기",
            "색칠했어요. 따로 말씀하지 않은 색은 사진에서 가져오거나 제가 골랐어요.",
        ),
        ("writes", "빨간 머리, 파란 배경", "이렇게 색칠했어요: 빨간색 머리, 파란색 배경."),
        (
            "writes",
            "재킷은 초록색으로",
            "이렇게 색칠했어요: 빨간색 머리, 초록색 옷, 파란색 배경.",
        ),
        ("writes", "만화처럼", "이렇게 그렸어요: 만화, 빨간색 머리, 초록색 옷, 파란색 배경."),
        ("writes", "처음부터", "평소처럼 클래식으로 그렸어요."),
        (
            "writes",
            "눈 주위는 더 자세하게",
            "이렇게 그렸어요: 디테일 많이. 이해하지 못한 말이 있어요: “눈 주위는”.",
        ),
        (
            "writes",
            "선화 스티커로",
            "이렇게 그렸어요: 선화, 디테일 많이. 스티커로 드려요.",
        ),
    ],
}


async def hold(front: Front, turns: list[tuple[str, str, str]]) -> None:
    """Has a conversation, in which every answer must be as written."""
    for act, words, answer in turns:
        match act:
            case "sends":
                await front.ask(words)
            case "presses":
                await front.change(words)
            case _:
                await front.write(words)
        if act == "says":
            await front.told(answer)
        else:
            await front.drawn()
            assert front.captions()[-1] == answer


async def test_conversations_go_on_from_drawing_to_drawing(valkey_url: str, tmp_path: Path) -> None:
    async with both_bots(valkey_url, tmp_path) as (telegram, discord):
        for locale in LOCALES:
            for front in (OnTelegram(telegram, locale), OnDiscord(discord, locale)):
                # Messages on Discord do not tell what language somebody speaks.
                await front.choices("language")
                await front.choose(say(locale, "language-name"))
                await hold(front, TRANSCRIPTS[locale])
