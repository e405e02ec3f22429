"""What can be set about the bots, from the environment."""

from pydantic import PositiveInt, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from model.contract.errors import OperatorError

#: Files with a token in them often end with a line break.
_COMMON = SettingsConfigDict(env_ignore_empty=True, str_strip_whitespace=True)


class TelegramSettings(BaseSettings):
    """The Telegram bot: `TELEGRAM_TOKEN`, and `TELEGRAM_...` for the rest."""

    model_config = SettingsConfigDict(env_prefix="TELEGRAM_", **_COMMON)

    #: From @BotFather; without one there is no bot.
    token: SecretStr | None = None
    #: Or a Bot API server of one's own.
    api_url: str = "https://api.telegram.org"
    #: Where Telegram shall send updates, https://...; None: the bot asks for them.
    webhook_url: str | None = None
    #: Where those updates arrive, behind the proxy that ends TLS.
    webhook_listen: str = "127.0.0.1"
    webhook_port: PositiveInt = 8080


class DiscordSettings(BaseSettings):
    """The Discord bot: `DISCORD_TOKEN`; `DISCORD_API_URL` for a proxy that shares rate limits.

    `DISCORD_CDN_URL` is for one of Discord's files.
    """

    model_config = SettingsConfigDict(env_prefix="DISCORD_", **_COMMON)

    #: From the developer portal; without one there is no bot.
    token: SecretStr | None = None
    api_url: str = "https://discord.com/api/v10"
    cdn_url: str = "https://cdn.discordapp.com"


def token_of(settings: TelegramSettings | DiscordSettings, missing: str, wrong: str) -> str:
    """The token. Raises OperatorError with `missing`, or `wrong` for what cannot be a token."""
    token = settings.token.get_secret_value() if settings.token else ""
    if not token:
        raise OperatorError(missing)
    # Neither a header nor an address can hold a line break.
    if not token.isprintable():
        raise OperatorError(wrong)
    return token
