"""A stand-in for Discord, on real sockets and true to the official description."""

from tests.discord_api.faults import Fault
from tests.discord_api.places import Person, Place
from tests.discord_api.server import DiscordApi

__all__ = ["DiscordApi", "Fault", "Person", "Place"]
