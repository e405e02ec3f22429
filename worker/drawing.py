"""One job, from its request to its answer."""

import time

import structlog
from PIL import Image
from redis.exceptions import RedisError

from model.contract.errors import PersonError, PhotoError
from model.drawing.composition import Drawing
from model.drawing.describing import shown_in
from model.drawing.hints import Hints
from worker.added import AddedStyles
from worker.every_style import StylesSheet, draw_every_style, in_order, reduced
from worker.formats.files import of_picture, write
from worker.pace import Pacemeter
from worker.photos import Photo, decode
from worker.queue.jobs import DrawRequest, Outcome, problem
from worker.queue.ledger import Ledger
from worker.queue.logs import whereabouts
from worker.studio import Studio, tensor_of

log = structlog.get_logger()

#: Seconds before its deadline at which a sheet goes out with the styles that are on it by then.
FOR_THE_REST = 3.0


class Drawer:
    """Draws what the ledger says, and never leaves a request without an answer."""

    def __init__(
        self,
        ledger: Ledger,
        studio: Studio,
        pacemeter: Pacemeter,
        added: AddedStyles | None = None,
    ) -> None:
        self._ledger = ledger
        self._studio = studio
        self._pacemeter = pacemeter
        self._added = added

    def draw(self, id: str) -> None:
        """The function that jobs name. Raises only when the broker fails: then RQ tries again."""
        request = self._ledger.request(id)
        if request is None:
            log.info("nothing to draw: answered or forgotten", job=id)
            return
        steps = Steps(request)
        outcome, picture = self._answer(request, steps)
        settled = self._ledger.settle(outcome, picture)
        self._pacemeter.note(steps.seconds_in_hand(), request.drawings)
        log.info(
            "job done",
            job=id,
            style=request.wish.style,
            size=f"{outcome.width}x{outcome.height}",
            problem=outcome.problem,
            settled=settled,
            **steps.milliseconds(),
        )

    def give_up(self, id: str) -> None:
        """Answer for a job that has killed its worker, or failed, as often as it may."""
        if request := self._ledger.request(id):
            log.error("job given up", job=id, style=request.wish.style)
            self._ledger.settle(problem(request, "went-wrong"))

    def _answer(self, request: DrawRequest, steps: "Steps") -> tuple[Outcome, bytes | None]:
        try:
            return self._picture(request, steps)
        except RedisError:
            raise
        except PersonError as error:
            return problem(request, error.key, error.values), None
        except TimeoutError:
            return problem(request, "too-late"), None
        except Exception as error:
            log.error("job failed", job=request.id, error=whereabouts(error))
            return problem(request, "went-wrong"), None

    def _picture(self, request: DrawRequest, steps: "Steps") -> tuple[Outcome, bytes]:
        data = self._ledger.photo(request.id)
        deadline = self._ledger.deadline(request.id)
        if data is None or deadline is None or deadline <= time.time():
            raise TimeoutError
        photo = decode(data).rotated(request.wish.turned)
        steps.mark("decode")
        hints = self._hints(request)
        wish = request.wish
        styles: tuple[str, ...] = ()
        if wish.of_all_styles:
            sheet = self._sheet(reduced(photo), request, hints, deadline)
            steps.mark("draw")
            file, styles, shown = of_picture(sheet.picture, wish.output), sheet.styles, sheet.shown
        else:
            if not self._may_have(wish.style, request):
                raise PersonError("style-gone", {"style": wish.style})
            left = deadline - time.time()
            drawing = self._studio.draw(photo, wish.style, wish.look, left, hints)
            steps.mark("draw")
            before = Image.fromarray(photo.pixels)
            file = write(drawing, wish.finish, wish.output, before)
            shown = shown_in(drawing, wish)
        steps.mark("encode")
        outcome = Outcome(
            id=request.id,
            address=request.address,
            caption=request.caption,
            transparent=wish.finish.paper is None and not wish.of_all_styles,
            output=wish.output,
            styles=styles,
            width=file.width,
            height=file.height,
            people=shown.people,
            shown=shown,
        )
        return outcome, file.content

    def _may_have(self, style: str, request: DrawRequest) -> bool:
        """Whether a style may be drawn in the chat of a request: some are for certain ones."""
        return self._added is None or self._added.may_be_had(style, request.address)

    def _sheet(
        self, photo: Photo, request: DrawRequest, hints: Hints, deadline: float
    ) -> StylesSheet:
        """The photo in every style that is shipped, and in the added ones that are asked for.

        One after another, so that other people's photos are drawn in between. What is not drawn in
        time is left out.
        """

        wish, there = request.wish, self._studio.styles
        added = [one for one in request.added if one in there and self._may_have(one, request)]

        def draw(style: str) -> Drawing:
            left = deadline - FOR_THE_REST - time.time()
            return self._studio.draw(photo, style, wish.look, left, hints)

        return draw_every_style([*in_order(there), *added], draw, wish.finish)

    def _hints(self, request: DrawRequest) -> Hints:
        """The colours that were asked for; an example that is gone is as good as none.

        Raises PersonError for one that cannot be read: it is not the photo that is broken.
        """
        data = self._ledger.example(request.id)
        try:
            example = None if data is None else tensor_of(decode(data))
        except PhotoError:
            raise PersonError("example-unusable") from None
        return Hints(request.wish.colours, example)


class Steps:
    """How long each step of a job took."""

    def __init__(self, request: DrawRequest) -> None:
        self._last = self._start = time.time()
        self._seconds = {"wait": self._start - request.accepted_at}

    def mark(self, step: str) -> None:
        """A step ends now."""
        now = time.time()
        self._seconds[step] = now - self._last
        self._last = now

    def seconds_in_hand(self) -> float:
        """Since a lane took the job."""
        return time.time() - self._start

    def milliseconds(self) -> dict[str, int]:
        """Of every step so far and of all since the acceptance, as `wait_ms` and so on."""
        total = self._seconds["wait"] + self.seconds_in_hand()
        seconds = self._seconds | {"total": total}
        return {f"{step}_ms": round(1000 * value) for step, value in seconds.items()}
