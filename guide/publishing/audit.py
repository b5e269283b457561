"""An answer's audit sheet: each sentence beside what every provision it cites says itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from .read import LANGUAGES, Record

# Texts of an answer that cite nothing themselves: they rest on what its points cite.
WHOLE = ("question", "title", "short", "say", "why")


@dataclass(frozen=True)
class Cited:
    """A provision as a reviewer needs it: its own words, and how much they weigh."""

    id: str
    instrument: dict[str, Any]
    provision: dict[str, Any]

    @property
    def caveat(self) -> dict[str, str] | None:
        return self.provision.get("caveat")

    def lines(self) -> Iterator[str]:
        article = self.provision.get("article", {}).get("zh-hans", "条号未核到")
        confidence = self.provision["confidence"]
        yield f"{self.id}: {self.instrument['title']['zh-hans']} {article}"
        yield f"  {self.instrument['force']}, confidence {confidence}, {self._bound()}"
        for version in self.provision["version"]:
            day = version.get("from", "a day not found")
            yield f"  from {day}{', repealed' if version.get('repealed') else ''}"
            yield from _texts("  rule", version.get("rule", {}))
            if "quote" in version:
                yield f"  quote: {version['quote']}"
        yield from _texts("  caveat", self.caveat or {})

    def _bound(self) -> str:
        bound = self.provision.get("bound") or self.instrument["bound"]
        return f"binds {bound['zh-hans']}"


def provisions(records: Iterable[Record]) -> dict[str, Cited]:
    """{instrument/number: the provision}, of all instruments."""
    return {
        id_: Cited(id_, record.value, one)
        for record in records
        if record.shape.name == "law.Instrument"
        for one in record.value.get("provision", [])
        for id_ in [f"{record.id}/{one['number']}"]
    }


def unheeded(value: dict[str, Any], known: dict[str, Cited]) -> list[str]:
    """The provisions an answer cites that have a caveat which none of its points heeds."""
    points = value.get("point", [])
    cited = dict.fromkeys(id_ for point in points for id_ in point["cites"])
    heeded = {id_ for point in points for id_ in point.get("heeds", [])}
    return [id_ for id_ in cited if known[id_].caveat and id_ not in heeded]


def sheet(value: dict[str, Any], known: dict[str, Cited]) -> str:
    """The audit sheet of one answer, as plain text in lines."""
    return "\n".join(_sheet(value, known)) + "\n"


def _sheet(value: dict[str, Any], known: dict[str, Cited]) -> Iterator[str]:
    yield f"# {value['id']}, reviewed {value['reviewed-on']}, stamp {value['stamp']}"
    for name in WHOLE:
        yield from _texts(f"\n{name}", value.get(name, {}))
    for place, point in enumerate(value.get("point", []), 1):
        yield f"\n## point {place}, {point['part']}"
        yield from _texts("text", point["text"])
        yield from _texts("limit", point.get("limit", {}))
        if point.get("lenders"):
            yield f"only for: {', '.join(point['lenders'])}"
        for id_ in point["cites"]:
            heeds = " [its caveat is heeded here]" if id_ in point.get("heeds", []) else ""
            yield f"cites {id_}{heeds}"
    yield "\n## What it cites"
    for id_ in dict.fromkeys(id_ for point in value.get("point", []) for id_ in point["cites"]):
        yield ""
        yield from known[id_].lines()
    left = unheeded(value, known)
    yield f"\n## Caveats that no point heeds: {', '.join(left) or 'none'}"


def _texts(name: str, texts: dict[str, str]) -> Iterator[str]:
    yield from (f"{name} {code}: {texts[code]}" for code in LANGUAGES if code in texts)
