"""Attributions of headlines: "Speaker: words" and "words – Speaker"."""

from collections.abc import Sequence
from itertools import groupby

from alteram.attribute.scene import COMMAS, STOPS, Draft, Scene
from alteram.model import Attribution, Part, Span, quote
from alteram.text.names import Name
from alteram.text.parse import Parsed, Token
from alteram.text.states import state_of_capital

_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_DASHES = frozenset(["–", "—", "-", "--", "|"])
_HEADINGS = frozenset(
    [
        "live",
        "update",
        "updates",
        "analysis",
        "opinion",
        "video",
        "watch",
        "exclusive",
        "breaking",
        "photos",
        "photo",
        "report",
        "interview",
        "explainer",
        "fact",
        "check",
        "editorial",
        "review",
        "list",
        "gallery",
        "podcast",
        "transcript",
        "release",
        "bulletin",
        "questions",
        "communique",
        "communiqué",
    ]
)
_MOST_WORDS_IN_SPEAKER = 9


def report_in_titles(scene: Scene) -> list[Draft]:
    """Return the attributions of headlines: "Speaker: words" and "words – Speaker".

    A page often gives its headline twice; each one has its speaker.
    """
    found = []
    for part in scene.parts:
        if part.kind != "title":
            continue
        tokens = scene.parsed.tokens_in(part.span)
        for _, line in groupby(tokens, key=lambda token: scene.sentence(token).paragraph):
            words = tuple(line)
            draft = _title_head(scene, words) or _title_tail(scene, words)
            if draft is not None:
                found.append(draft)
    return found


def spoken_titles(
    parsed: Parsed, names: Sequence[Name], found: Sequence[Attribution], parts: Sequence[Part]
) -> tuple[Attribution, ...]:
    """Return the attributions without headlines whose colon only sets their place apart.

    "Orvik: toll rises to 12" has no speaker, "Paris: talks failed" may have one: a capital
    speaks for its government, and so does a place that speaks in the text itself.
    """
    titles = [part.span for part in parts if part.kind == "title"]
    if not titles:
        return tuple(found)
    kinds: dict[str, set[str]] = {}
    for name in names:
        if not _inside(name.span, titles):
            kinds.setdefault(name.text, set()).add(name.kind)
    places = {words for words, known in kinds.items() if known <= {"place", "unknown"}}
    speaking = {
        quote(parsed.text, span)
        for one in found
        for span in one.speaker
        if not _inside(span, titles)
    }

    def is_heading(one: Attribution) -> bool:
        if len(one.speaker) != 1 or len(one.cue) != 1 or quote(parsed.text, one.cue[0]) != ":":
            return False
        words = quote(parsed.text, one.speaker[0])
        told = words in places and " " not in words and words not in speaking
        return told and _inside(one.speaker[0], titles) and state_of_capital(words) is None

    return tuple(one for one in found if not is_heading(one))


def _inside(span: Span, titles: Sequence[Span]) -> bool:
    return any(title.start <= span.start < title.end for title in titles)


def _names_speaker(tokens: tuple[Token, ...]) -> bool:
    words = [t for t in tokens if t.text[0].isalnum()]
    return (
        0 < len(words) <= _MOST_WORDS_IN_SPEAKER
        and words[0].text[0].isupper()
        and not any(t.tag in _FINITE or t.lower in _HEADINGS for t in words)
        and not any(t.text in STOPS | COMMAS for t in tokens[:-1])
    )


def _title_head(scene: Scene, tokens: tuple[Token, ...]) -> Draft | None:
    at = next((n for n, t in enumerate(tokens) if t.text == ":"), None)
    if at is None or at == len(tokens) - 1 or not _names_speaker(tokens[:at]):
        return None
    return _title(scene, tokens[:at], tokens[at], tokens[at + 1 :])


def _title_tail(scene: Scene, tokens: tuple[Token, ...]) -> Draft | None:
    at = next((n for n in range(len(tokens) - 1, 0, -1) if tokens[n].text in _DASHES), None)
    if at is None or not _names_speaker(tokens[at + 1 :]):
        return None
    if tokens[at - 1].end == tokens[at].start and tokens[at].text == "-":
        return None
    return _title(scene, tokens[at + 1 :], tokens[at], tokens[:at])


def _title(
    scene: Scene, speaker: tuple[Token, ...], mark: Token, content: tuple[Token, ...]
) -> Draft | None:
    said = scene.span(content[0].i, content[-1].i)
    if not said:
        return None
    return Draft(
        speaker=scene.span(speaker[0].i, speaker[-1].i),
        cue=(Span(mark.start, mark.end),),
        content=said,
        core=(mark.i, mark.i),
        confidence=0.6,
    )
