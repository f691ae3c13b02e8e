"""Attributions of headlines: "Speaker: words" and "words – Speaker"."""

from itertools import groupby

from alteram.attribute.scene import COMMAS, STOPS, Draft, Scene
from alteram.model import Span
from alteram.text.parse import Token

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
    ]
)
_MOST_WORDS_IN_SPEAKER = 9


def report_in_titles(scene: Scene) -> list[Draft]:
    """Return the attributions of headlines: "Speaker: words" and "words – Speaker"."""
    found, seen = [], set()
    for part in scene.parts:
        if part.kind != "title":
            continue
        tokens = scene.parsed.tokens_in(part.span)
        for _, line in groupby(tokens, key=lambda token: scene.sentence(token).paragraph):
            words = tuple(line)
            key = tuple(token.lower for token in words if token.text[0].isalnum())
            if key in seen:
                continue
            seen.add(key)
            draft = _title_head(scene, words) or _title_tail(scene, words)
            if draft is not None:
                found.append(draft)
    return found


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
