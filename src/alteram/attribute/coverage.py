"""What no one is cited for: continuations of a reported speaker, and the outlet's own sentences."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from alteram.attribute.actors import Cast
from alteram.model import Attribution, AttributionKind, Part, Span, content_id
from alteram.text.names import Name
from alteram.text.parse import Parsed, Sentence
from alteram.text.rolewords import SPEECH, words

_SHARE = 0.6
_LEAST = 3
_FRAMES = words(
    "earlier previously meanwhile read photo video background reference also elsewhere separately "
    "advertisement related follow subscribe copyright source tags"
)


class _Covered:
    """Disjoint spans that answer how many characters of a stretch they cover."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(spans):
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
            elif start < end:
                self.starts.append(start)
                self.ends.append(end)

    def size(self, start: int, end: int) -> int:
        """Return how many characters from `start` to `end` are covered."""
        total = 0
        for k in range(bisect_right(self.ends, start), bisect_left(self.starts, end)):
            total += min(self.ends[k], end) - max(self.starts[k], start)
        return total


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A text with what must not be read as anyone's body text."""

    parsed: Parsed
    parts: Sequence[Part]
    cast: Cast
    outlet: str


def _new(
    digest: str, kind: AttributionKind, speaker: tuple[Span, ...], content: tuple[Span, ...]
) -> str:
    return content_id("a", digest, kind, speaker, (), content)


def _body_of(actor: str | None, above: dict[str, str]) -> str | None:
    """Return the body that a speaker speaks for, or the speaker."""
    if actor is None:
        return None
    return above.get(actor, actor)


def _main_speaker(ground: Ground, attributions: Sequence[Attribution]) -> tuple[str, float] | None:
    """Return the actor, or the body he speaks for, whom the text as a whole reports."""
    kinds = {actor.id: actor.kind for actor in ground.cast.actors}
    above = {
        actor.id: actor.part_of
        for actor in ground.cast.actors
        if actor.part_of is not None and kinds.get(actor.part_of) == "body"
    }
    count: Counter[str] = Counter()
    for one in attributions:
        if one.parent is None and one.mode == "speech" and one.kind != "outlet":
            speaker = _body_of(one.speaker_actor, above) or one.speaker_name
            if kinds.get(speaker) != "outlet":
                count[speaker] += 1
    if not count:
        return None
    best = min(count, key=lambda key: (-count[key], key))
    if count[best] < _LEAST or count[best] < _SHARE * count.total():
        return None
    return best, count[best] / count.total()


def _names_speaker(parsed: Parsed, names: Sequence[Name], sentence: Sentence) -> bool:
    """Tell whether a sentence has a name as the subject of a reporting verb."""
    for name in names:
        token = parsed.tokens[name.head]
        verb = parsed.tokens[token.head]
        if token.dep.startswith("nsubj") and verb.lemma in SPEECH and name.kind != "state":
            return True
    return any(parsed.tokens[i].lower == "according" for i in range(sentence.first, sentence.last))


def _opens_frame(parsed: Parsed, sentence: Sentence) -> bool:
    first = parsed.tokens[sentence.first]
    if first.lower in _FRAMES or first.tag in ("``", "''", "-LRB-") or not first.text[0].isalnum():
        return True
    return parsed.text[sentence.end - 1] not in ".!?…”\"'"


def _speaker_by_sentence(
    parsed: Parsed, attributions: Sequence[Attribution]
) -> dict[int, Attribution]:
    """Return for each sentence the outermost attribution whose speaker stands in it."""
    found: dict[int, Attribution] = {}
    for one in attributions:
        if one.parent is not None or not one.speaker or one.kind not in ("indirect", "mixed"):
            continue
        tokens = parsed.tokens_in(one.speaker[0])
        if tokens:
            found.setdefault(tokens[0].sentence, one)
    return found


def _is_main(bodies: dict[str, str | None], one: Attribution, main: str) -> bool:
    if main in (one.speaker_actor, one.speaker_name):
        return True
    return one.speaker_actor is not None and bodies.get(one.speaker_actor) == main


def _names_by_sentence(ground: Ground) -> dict[int, list[Name]]:
    found: dict[int, list[Name]] = {}
    for name in ground.cast.names:
        found.setdefault(ground.parsed.tokens[name.head].sentence, []).append(name)
    return found


def _touched(attributions: Sequence[Attribution], parts: Sequence[Part]) -> _Covered:
    spans = [s for one in attributions for s in (*one.speaker, *one.cue, *one.content)]
    return _Covered([*spans, *(part.span for part in parts)])


def find_continuations(
    ground: Ground, attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Return attributions for sentences that go on reporting the text's one main speaker."""
    main = _main_speaker(ground, attributions)
    if main is None:
        return ()
    parsed, found = ground.parsed, list[Attribution]()
    touched = _touched(attributions, ground.parts)
    opened = _speaker_by_sentence(parsed, attributions)
    names = _names_by_sentence(ground)
    bodies = {actor.id: actor.part_of for actor in ground.cast.actors}
    current: Attribution | None = None
    paragraph, digest = -1, parsed.sha256
    for sentence in parsed.sentences:
        if sentence.paragraph != paragraph:
            current, paragraph = None, sentence.paragraph
        one = opened.get(sentence.i)
        if one is not None:
            current = one if _is_main(bodies, one, main[0]) else None
            continue
        free = touched.size(sentence.start, sentence.end) == 0
        if (
            not free
            or _opens_frame(parsed, sentence)
            or _names_speaker(parsed, names.get(sentence.i, ()), sentence)
        ):
            current = None
        elif current is not None:
            found.append(_continued(digest, current, sentence))
    return tuple(found)


def _continued(digest: str, one: Attribution, sentence: Sentence) -> Attribution:
    content = (Span(sentence.start, sentence.end),)
    return Attribution(
        id=_new(digest, "indirect", one.speaker, content),
        speaker=one.speaker,
        cue=(),
        content=content,
        kind="indirect",
        speaker_name=one.speaker_name,
        speaker_actor=one.speaker_actor,
        confidence=0.4,
    )


def find_outlet_text(
    ground: Ground, attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Return one attribution to the outlet for each run of sentences that is nobody's words."""
    parsed = ground.parsed
    content = _Covered(s for one in attributions for s in one.content)
    naming = _Covered(s for one in attributions for s in (*one.speaker, *one.cue))
    aside = _Covered(part.span for part in ground.parts)
    reported = _Covered(s for one in attributions if one.content for s in one.cue)
    runs: list[list[Sentence]] = []
    for sentence in parsed.sentences:
        size = sentence.end - sentence.start
        said = content.size(sentence.start, sentence.end)
        rest = size - said - naming.size(sentence.start, sentence.end)
        if said and (said >= rest or _is_report(parsed, sentence, reported)):
            continue
        if 2 * aside.size(sentence.start, sentence.end) >= size:
            continue
        last = runs[-1][-1] if runs else None
        if last is not None and last.i + 1 == sentence.i and last.paragraph == sentence.paragraph:
            runs[-1].append(sentence)
        else:
            runs.append([sentence])
    digest = parsed.sha256
    return tuple(_of_outlet(ground, digest, run) for run in runs)


def _is_report(parsed: Parsed, sentence: Sentence, cues: _Covered) -> bool:
    """Tell whether a sentence as a whole reports somebody: its main verb is a cue."""
    return any(
        token.dep == "ROOT" and token.head == token.i and cues.size(token.start, token.end)
        for token in parsed.tokens[sentence.first : sentence.last]
    )


def _of_outlet(ground: Ground, digest: str, run: list[Sentence]) -> Attribution:
    content = (Span(run[0].start, run[-1].end),)
    return Attribution(
        id=_new(digest, "outlet", (), content),
        speaker=(),
        cue=(),
        content=content,
        kind="outlet",
        speaker_name=ground.outlet,
        chain=(ground.outlet,),
        confidence=0.5,
    )
