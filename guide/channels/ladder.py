"""The ladder climbed: routes → the channels to go to, in order. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile


@dataclass(frozen=True)
class Rung:
    """One step at one channel; `issue` says which of the reader's issues it is taken for."""

    issue: str
    move: str
    channel: str
    condition: str = ""
    together: bool = False
    cites: tuple[str, ...] = ()


def climb(routes: Iterable[Iterable[Rung]]) -> list[Rung]:
    """The rungs of several routes as one list: routes in the order given, each channel once.

    The caller orders the routes by the priority of their issues, so what is most urgent comes
    first. Rungs without a channel are kept once each: the reader does them alone.
    """
    seen = set()
    rungs = []
    for route in routes:
        for rung in route:
            key = rung.channel or rung.move
            if key not in seen:
                seen.add(key)
                rungs.append(rung)
    return rungs


def reorder(rungs: Iterable[Rung], channels: list[str], safety: set[str]) -> list[Rung]:
    """The rungs of somebody who is not simply the borrower.

    First the safety channels the routes begin with, then the channels that person goes to, in
    their order; a channel that no route uses becomes a rung without a move. Everything else is
    left out: it is open to the borrower only.
    """
    by_channel = {rung.channel: rung for rung in rungs if rung.channel}
    urgent = takewhile(lambda rung: rung.channel in safety, by_channel.values())
    first = [rung for rung in urgent if rung.channel not in channels]
    return first + [by_channel.get(one, Rung("", "", one)) for one in channels]
