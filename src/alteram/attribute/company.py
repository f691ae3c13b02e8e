"""Who stands beside a speaker: lists of speakers, and persons named in apposition."""

from bisect import bisect_left
from collections.abc import Sequence

from alteram.attribute.antecedents import Scene
from alteram.model import Actor, Span
from alteram.text.names import Name
from alteram.text.parse import Parsed, Token

_BACK = 300
_BESIDE = ("and", ",", "and the", ", and", ", and the", "and by the", "and by")


def find_company(scene: Scene, name: Name, spans: Sequence[Span]) -> list[Actor]:
    """Return the actors named together with one ("the ministry and the prosecutor's office")."""
    found = [scene.cast.by_span[name.span]]
    end = name.whole.end
    at = bisect_left(scene.heads, name.head)
    for other in scene.by_head[at + 1 : at + 6]:
        if other.whole.start < end:
            continue
        between = scene.parsed.text[end : other.whole.start].strip().lower()
        outside = spans and not any(s.start <= other.span.start < s.end for s in spans)
        after = scene.parsed.text[other.span.end : other.span.end + 1]
        listed = between != "," or scene.parsed.tokens[other.head].dep == "conj"
        if outside or after in ("'", "’") or between not in _BESIDE or not listed:
            break
        actor = scene.cast.by_span[other.span]
        if actor not in found:
            found.append(actor)
        end = other.whole.end
    return found


def find_makers(scene: Scene, actor: Actor, before: int) -> list[Actor]:
    """Return an actor with those who stand beside him at his last mention."""
    for k in range(bisect_left(scene.heads, before) - 1, -1, -1)[:_BACK]:
        name = scene.by_head[k]
        if scene.cast.by_span[name.span].id != actor.id:
            continue
        together = find_company(scene, name, ())
        if len(together) > 1:
            return together
        return [actor]
    return [actor]


def is_listed(parsed: Parsed, head: Token, spans: Sequence[Span]) -> bool:
    """Tell whether a speaker's words name others beside the one that is known."""
    return any(
        parsed.tokens[i].dep == "conj"
        and any(span.start <= parsed.tokens[i].start < span.end for span in spans)
        for i in parsed.children[head.i]
    )


def name_inside(scene: Scene, spans: Sequence[Span], head: Token) -> Actor | None:
    """Return who is named in apposition within a speaker's words ("another envoy, A. B.,")."""
    for span in spans:
        first = bisect_left(scene.starts, span.start)
        for name in scene.by_start[first : first + 8]:
            actor = scene.cast.by_span[name.span]
            if name.span.end > span.end or actor.id in scene.cast.unnamed:
                continue
            before = scene.parsed.text[span.start : name.whole.start].rstrip()
            if scene.parsed.text[name.span.end : name.span.end + 1] in ("'", "’"):
                continue
            if actor.kind == "person" and (not before or before.endswith((",", ";", "—", "–"))):
                return actor
            if _is_beside(scene, name, head):
                return actor
    return None


def _is_beside(scene: Scene, name: Name, head: Token) -> bool:
    """Tell whether a name of any kind stands in apposition to a noun ("the station X")."""
    token = scene.parsed.tokens[name.head]
    if name.small or head.tag[:2] != "NN":
        return False
    if token.dep == "appos" and token.head == head.i:
        return True
    return name.first == head.i + 1
