"""What can be set about the bots, from the environment."""

from pydantic import PositiveInt, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class TelegramSettings(BaseSettings):
    """The Telegram bot: `TELEGRAM_TOKEN`, and `TELEGRAM_...` for the rest."""

    model_config = SettingsConfigDict(env_prefix="TELEGRAM_", env_ignore_empty=True)

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
    """The Discord bot: `DISCORD_TOKEN`; `DISCORD_API_URL` for a proxy that shares rate limits."""

    model_config = SettingsConfigDict(env_prefix="DISCORD_", env_ignore_empty=True)

    #: From the developer portal; without one there is no bot.
    token: SecretStr | None = None
    api_url: str = "https://discord.com/api/v10"
