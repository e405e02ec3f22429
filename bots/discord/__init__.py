"""The Discord bot, by discord.py.

app.py          builds it, runs it, stops it
endings.py      advice for the operator where Discord does not want the bot
client.py       the connection, and what arrives on it
routing.py      sends requests to Discord, or to a proxy of it
events.py       keeps events in the inbox before discord.py sees them
sessions.py     events that were missed because a bot had ended
people.py       the language of whoever acts
tree.py         what comes before each command, and after one that fails
commands.py     all the commands, and those that are answered at once
drawing.py      /line, /draw, and "Draw this" on a message
cartoons.py     /cartoon and /colour
all_styles.py   /styles
style_option.py which style a command is given, while somebody types
suggestions.py  what can be said in words, while somebody types
settings.py     /settings
translator.py   names and descriptions of the commands in every language
messages.py     photos and words in messages
acceptance.py   a photo becomes an accepted job, and is acknowledged
albums.py       several photos in one message
attachments.py  which photo, may we take it, and its bytes
responses.py    that a response is on its way, and words in its place
status.py       the acknowledging message, and the right to edit it
delivery.py     the answer takes the place of that message
files.py        a drawing as a file that is not too large
buttons.py      the buttons and menus under a drawing, and where each stands
presses.py      who may use them, and what each does
redrawing.py    those that draw the photo again, or lead to other menus
showing.py      those that show a drawing in full size, share or delete it
originals.py    the photo behind a drawing
teaching.py     what is meant for a style that is taught, and what is shown of it
teach_command.py  /teach, and the buttons under that
errors.py       a sentence for whatever goes wrong
"""

from bots.discord.app import run

__all__ = ["run"]
