"""What an operator can do when Discord does not want the bot, in a sentence each."""

from discord import ConnectionClosed, PrivilegedIntentsRequired

from model.contract.errors import OperatorError

_PORTAL = "https://discord.com/developers/applications"

HOW_TO_BEGIN = (
    f"No Discord token: create an application on {_PORTAL}, and put the token that its page Bot "
    "gives you into DISCORD_TOKEN."
)
HOW_TO_MEND = (
    "Discord does not know the token in DISCORD_TOKEN: on the page Bot of your application "
    f"({_PORTAL}), reset the token and take the new one."
)
_INTENTS = (
    "Discord does not tell this bot what happens (it closed the gateway with code {code}): on the "
    f"page Bot of your application ({_PORTAL}), turn on the Privileged Gateway Intents, and start "
    "the bot again."
)
_OTHERWISE = (
    "Discord does not accept how this bot connects (it closed the gateway with code {code}): start "
    "the bot again, and if that does not help, take a newer version of ArtLine Bot."
)
_WRONG_TOKEN, _INVALID_INTENTS, _DISALLOWED_INTENTS = 4004, 4013, 4014


def advice(error: ConnectionClosed | PrivilegedIntentsRequired) -> OperatorError:
    """What discord.py raises once Discord has closed the gateway for good, for the operator."""
    code = error.code if isinstance(error, ConnectionClosed) else _DISALLOWED_INTENTS
    if code == _WRONG_TOKEN:
        return OperatorError(HOW_TO_MEND)
    of_intents = code in (_INVALID_INTENTS, _DISALLOWED_INTENTS)
    return OperatorError((_INTENTS if of_intents else _OTHERWISE).format(code=code))
