"""Original speakers are counted, not copies."""

from dataclasses import replace

from tests.builders import Said, entry

from alteram.link.actors import link_actors
from alteram.link.copies import find_copies
from alteram.model import Entry
from alteram.origins import find_origins

STORY = " ".join(f"word{i}" for i in range(80))
BODY = "Foreign Ministry of Vardania"
SAID = Said(quote="They killed.", speaker="Ada Merin", body=BODY, state="Vardania")


def _count(*entries: Entry) -> int:
    origins = find_origins(entries, link_actors(entries), find_copies(entries))
    return len({origin.key for origin in origins.values()})


def test_two_speakers_of_one_body_are_one_origin() -> None:
    assert _count(entry("a", SAID), entry("b", replace(SAID, speaker="Bo Lund"))) == 1


def test_two_bodies_are_two_origins() -> None:
    assert (
        _count(
            entry("a", SAID),
            entry("b", replace(SAID, speaker="Bo Lund", body="Vardanian Parliament")),
        )
        == 2
    )


def test_copies_of_an_outlet_are_one_origin() -> None:
    own = Said(quote="They killed.")
    copies = [entry(f"c{i}", own, outlet=f"Outlet {i}", filler=STORY) for i in range(40)]
    assert _count(*copies) == 1
    assert _count(entry("a", own, outlet="One"), entry("b", own, outlet="Two")) == 2


def test_described_speaker_is_known_by_who_cites() -> None:
    chain = ("various sources", BODY, "Outlet")
    said = replace(SAID, speaker="various sources", speaker_kind="unknown", body=None, chain=chain)
    ministry = Said(quote="We said.", speaker=BODY, speaker_kind="body", state="Vardania")
    assert _count(entry("a", said, ministry), entry("b", said, ministry, filler="More.")) == 2
