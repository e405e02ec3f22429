"""What is done with a drawing as it is: shown in full size, shared, deleted, taken back."""

from discord import Interaction, NotFound
from discord.ui import File as FileCard
from discord.ui import LayoutView, TextDisplay

from bots.discord.buttons import Target, without_share
from bots.discord.client import ArtLine
from bots.discord.files import attach
from bots.discord.people import locale_of
from bots.discord.responses import defer
from bots.words import say
from model.contract.errors import PersonError
from worker.queue.records import Picture


async def show_full_size(interaction: Interaction[ArtLine], target: Target) -> None:
    """As a file, for the person alone: what Discord shows of a picture is a smaller copy."""
    picture = await _picture(interaction, target)
    await defer(interaction, ephemeral=True)
    limit, locale = interaction.filesize_limit, locale_of(interaction)
    files, word = await attach(
        picture, limit, locale, covered=await _is_covered(interaction, target)
    )
    card = LayoutView()
    for file in files:
        card.add_item(FileCard(file, spoiler=file.spoiler))
    if word:
        card.add_item(TextDisplay(word))
    await interaction.followup.send(view=card, files=files, ephemeral=True)


async def share(interaction: Interaction[ArtLine], target: Target) -> None:
    """Shows the drawing to everybody who can read along; once, however often it is pressed."""
    picture, statuses = await _picture(interaction, target), interaction.client.statuses
    await interaction.response.defer()
    if await statuses.claim_share(target.id):
        try:
            await _post(interaction, picture, await _is_covered(interaction, target))
        except Exception:
            await statuses.release_share(target.id)
            raise
    assert interaction.message is not None  # noqa: S101
    await interaction.edit_original_response(view=without_share(interaction.message))


async def delete(interaction: Interaction[ArtLine], target: Target) -> None:
    """Takes the message away; if somebody was faster, that is as good."""
    try:
        await interaction.response.defer()
        await interaction.delete_original_response()
    except NotFound:
        return


async def stop(interaction: Interaction[ArtLine], target: Target) -> None:
    """Takes a drawing back that waits for its turn; that takes the place of its "on it"."""
    await interaction.response.defer()
    if not await interaction.client.desk.withdraw("discord", target.person, target.id):
        raise PersonError("taken-back", {"count": 0})


async def _post(interaction: Interaction[ArtLine], picture: Picture, covered: bool) -> None:
    assert interaction.message is not None  # noqa: S101
    locale, person = locale_of(interaction), interaction.user.mention
    files, word = await attach(picture, interaction.filesize_limit, locale, covered=covered)
    text = "\n".join(filter(None, [say(locale, "shared-by", {"person": person}), word]))
    await interaction.followup.send(text, files=files, view=without_share(interaction.message))


async def _picture(interaction: Interaction[ArtLine], target: Target) -> Picture:
    picture = await interaction.client.desk.picture(target.id, "discord", target.person)
    if picture is None:
        raise PersonError("picture-gone")
    return picture


async def _is_covered(interaction: Interaction[ArtLine], target: Target) -> bool:
    """Whether the photo came as a spoiler, as long as that is known."""
    order = await interaction.client.desk.order(target.id, "discord", target.person)
    return order is not None and order.address.covered
