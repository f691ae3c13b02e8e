"""What belongs together across documents: copies, actors and events."""

from collections.abc import Iterable

from alteram.decisions import NO_JUDGEMENTS, Judgements
from alteram.link.actor_reasons import NameReason, why_linked
from alteram.link.adding import link_added
from alteram.link.decided import Decided, link_decided
from alteram.link.engine import LOCAL, LinkingEngine
from alteram.link.finding import Facts, Known
from alteram.link.fitting import weighing
from alteram.link.kept import Held, KeptMention, Linked, Mentions, Weights
from alteram.link.keyed import Actors
from alteram.link.mentions import Mention
from alteram.link.overruled import collisions
from alteram.link.records import blocks, claim_block
from alteram.link.seen import Common, Seen, seen
from alteram.link.told import Told, tell
from alteram.link.traces import Trace
from alteram.link.waterfall import Step, Waterfall, best_links, explain
from alteram.link.whole import NOTHING, link_seen, link_whole
from alteram.model import Entry, Links

__all__ = [
    "LOCAL",
    "Actors",
    "Common",
    "Decided",
    "Facts",
    "Held",
    "KeptMention",
    "Known",
    "Linked",
    "LinkingEngine",
    "Mention",
    "Mentions",
    "NameReason",
    "Seen",
    "Step",
    "Told",
    "Trace",
    "Waterfall",
    "Weights",
    "best_links",
    "blocks",
    "claim_block",
    "collisions",
    "explain",
    "link",
    "link_added",
    "link_decided",
    "link_seen",
    "link_whole",
    "seen",
    "tell",
    "weighing",
    "why_linked",
]


def link(
    entries: Iterable[Entry], before: Links = NOTHING, judged: Judgements = NO_JUDGEMENTS
) -> Links:
    """Return what belongs together in these documents, as `link_whole` does, and nothing else."""
    return link_whole(entries, before, judged).links
