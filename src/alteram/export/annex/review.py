"""What people decided about the words of an exhibit, told with who, when and why."""

from collections.abc import Iterator, Sequence

from alteram.decisions import Judgements
from alteram.export.annex.blocks import Row, Run, fact
from alteram.export.annex.exhibits import Exhibit

_STATES = {
    "proposed": "proposed by the program; no person has decided on it",
    "accepted": "accepted: the passage says this",
    "needs_work": "needs work",
    "restricted": "restricted, and included because that was asked for",
}


def review(exhibit: Exhibit, judged: Judgements) -> Iterator[Row]:
    """Yield the state of each claim and attribution of an exhibit, and each edit."""
    ids = dict.fromkeys(one.claim for one in exhibit.quoted)
    said = dict.fromkeys(one.attribution for one in exhibit.quoted)
    yield from _states("Review", list(ids), judged)
    if any(one in judged.reviews for one in said):
        yield from _states("Review of who speaks", list(said), judged)
    for record in (exhibit.document.id, *said, *ids):
        for field, ruling in sorted(judged.edits.get(record, {}).items()):
            yield fact(
                "Edited by a person",
                f"{field.replace('_', ' ')} is now ",
                Run(ruling.value or "nothing", "said"),
                ", put there by ",
                Run(ruling.who, "name"),
                f", {ruling.made[:10]}",
                *((": ", Run(ruling.why, "said")) if ruling.why else ()),
                ". The record that the program proposed is kept beside it.",
            )


def _states(label: str, ids: Sequence[str], judged: Judgements) -> Iterator[Row]:
    """Yield one row for all records of one state and one ruling."""
    groups: dict[tuple[str, str, str, str], int] = {}
    for record in ids:
        state = judged.state(record)
        ruling = judged.reviews.get(record) or judged.restrictions.get(record)
        key = (state, *((ruling.who, ruling.made[:10], ruling.why) if ruling else ("", "", "")))
        groups[key] = groups.get(key, 0) + 1
    for (state, who, made, why), count in groups.items():
        points = "1 point" if count == 1 else f"{count} points"
        runs: list[str | Run] = [f"{points}: {_STATES.get(state, state)}"]
        if who:
            runs += [", by ", Run(who, "name"), f", {made}"]
        if why:
            runs += [": ", Run(why, "said")]
        yield fact(label, *runs)
