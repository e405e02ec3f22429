"""A stand-in for Discord, on real sockets and true to the official description."""

from discord_api.faults import Fault
from discord_api.places import Person, Place
from discord_api.server import DiscordApi

__all__ = ["DiscordApi", "Fault", "Person", "Place"]
