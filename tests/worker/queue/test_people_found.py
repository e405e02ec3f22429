"""How many people are in a photo, known as long as it can be drawn again."""

from redis import Redis

from tests.asks import ask
from tests.ledgers import drawn, everything
from worker.queue.jobs import DrawRequest, Outcome, problem
from worker.queue.ledger import DAY, Ledger


def found(request: DrawRequest, people: int | None) -> Outcome:
    return drawn(request).model_copy(update={"people": people})


def test_an_order_tells_how_many_people_were_found_once_it_is_drawn(ledger: Ledger) -> None:
    request = ask("7")
    ledger.accept(request, b"photo")
    order = ledger.order(request.id, "telegram", "7")
    assert order is not None
    assert order.people is None
    ledger.settle(found(request, 3), b"png")
    assert ledger.order(request.id, "telegram", "7") == order.model_copy(update={"people": 3})
    last = ledger.last_order("telegram", "7", "42")
    assert last is not None
    assert last.people == 3


def test_nobody_found_is_not_the_same_as_not_known(ledger: Ledger) -> None:
    for people in (0, None):
        request = ask("7")
        ledger.accept(request, b"photo")
        ledger.settle(found(request, people), b"png")
        order = ledger.order(request.id, "telegram", "7")
        assert order is not None
        assert order.people == people


def test_it_is_kept_no_longer_than_the_order_and_forgotten_with_it(
    ledger: Ledger, redis: Redis
) -> None:
    request, other = ask("7"), ask("7")
    for one in (request, other):
        ledger.accept(one, b"photo")
    ledger.settle(found(request, 2), b"png")
    assert 0 < redis.ttl(f"artline:persons:{request.id}") <= DAY
    ledger.settle(problem(other, "went-wrong"))
    assert not redis.exists(f"artline:persons:{other.id}")
    ledger.forget("telegram", "7")
    assert b"artline:persons" not in everything(redis)
