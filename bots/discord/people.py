"""Who the bot is talking to: their language, and who reads along."""

from discord import Client, DMChannel, Interaction, Message

from bots.desk.chosen import chosen
from bots.words import FALLBACK


def locale_of(interaction: Interaction[Client] | None = None) -> str:
    """The language that the person chose here or else in their client, as an IETF tag.

    Messages, unlike interactions, do not tell what their client speaks.
    """
    return chosen().language or (interaction.locale.value if interaction else FALLBACK)


def is_direct(message: Message) -> bool:
    """Whether nobody else reads along."""
    return isinstance(message.channel, DMChannel)
