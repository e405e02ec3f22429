"""What can be set about the bots, from the environment."""

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class TelegramSettings(BaseSettings):
    """The Telegram bot: `TELEGRAM_TOKEN`; `TELEGRAM_API_URL` for a Bot API server of one's own."""

    model_config = SettingsConfigDict(env_prefix="TELEGRAM_", env_ignore_empty=True)

    #: From @BotFather; without one there is no bot.
    token: SecretStr | None = None
    api_url: str = "https://api.telegram.org"


class DiscordSettings(BaseSettings):
    """The Discord bot: `DISCORD_TOKEN`; `DISCORD_API_URL` for a proxy that shares rate limits."""

    model_config = SettingsConfigDict(env_prefix="DISCORD_", env_ignore_empty=True)

    #: From the developer portal; without one there is no bot.
    token: SecretStr | None = None
    api_url: str = "https://discord.com/api/v10"
