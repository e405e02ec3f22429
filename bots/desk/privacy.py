"""What /privacy tells of how long things are kept, the same on every platform."""

from worker.queue.settings import QueueSettings


def lives(queue: QueueSettings) -> dict[str, int | str]:
    """What fills the placeholders of the sentence `privacy`."""
    return {
        "seconds": queue.photo_seconds,
        "minutes": queue.picture_minutes,
        "hours": queue.undelivered_hours,
    }
