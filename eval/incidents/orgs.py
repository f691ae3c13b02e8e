"""Which organisations a text may hold responsible, with plain features, and how surely.

Candidates are the bodies and groups among Alteram's actors, those whom its claims allege, full
names with their letters in brackets, and names that the keys used for training hold.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from incidents.cues import cues
from incidents.mentions import content, governors, records_at
from incidents.texts import Read

from alteram.model import Span
from alteram.text.parse import Token

_BRACKETED = re.compile(r"\b([A-Z0-9][A-Z0-9.'\"/ \n-]{6,80}?)\s*[\[(]([A-Z][A-Z0-9-]{1,9})[\])]")
_SMALL = frozenset({"OF", "THE", "AND", "FOR", "DE", "LA"})
_OUTER = re.compile(r"^(?:THE|A|AN|SOME|ALLEGED|SUSPECTED)\s+")
_ACTOR_KINDS = frozenset({"body", "group", "state", "unknown"})
_BRACKETS = frozenset("[]()")
_NEAR = 3
_HEAD = 25
_MATTERS = 0.3
_LONGEST = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A candidate: its wordings in the text, where they stand and what speaks for it."""

    wordings: tuple[str, ...]
    spans: tuple[Span, ...]
    sentences: tuple[int, ...]
    features: tuple[str, ...]
    grounds: tuple[str, ...]
    marks: tuple[tuple[str, ...], ...]


def plain(text: str) -> str:
    """Return a wording in capitals on one line, without an article before it."""
    return _OUTER.sub("", " ".join(text.upper().split()))


def known_names(templates: Iterable[dict[str, Any]]) -> dict[str, str]:
    """Return for each wording of the keys' perpetrators one that all of its fellows share."""
    shared: dict[str, str] = {}
    for template in templates:
        for entry in template["perp_org"]:
            words = [plain(alt["text"]) for alt in entry["alts"]]
            words = [w for w in words if not _BRACKETS & set(w)]
            if not words:
                continue
            home = next((shared[w] for w in words if w in shared), words[0])
            for word in words:
                shared.setdefault(word, home)
    return shared


def letters(text: str) -> list[tuple[str, str]]:
    """Return pairs of a full name and the letters that stand for it in brackets after it."""
    found = []
    for match in _BRACKETED.finditer(text.upper()):
        words = re.split(r"[\s-]+", match.group(1))
        short = match.group(2)
        for first in range(max(len(words) - _LONGEST, 0), len(words)):
            if _stand_for(words[first:], short):
                found.append((plain(" ".join(words[first:])), short))
                break
    return found


def _stand_for(words: Sequence[str], short: str) -> bool:
    """Return whether letters stand for words: all but one begin a word, the first the first."""
    firsts = [word[0] for word in words if word and word not in _SMALL]
    if words[0] in _SMALL or not firsts or firsts[0] != short[0]:
        return False
    return sum(letter in firsts for letter in short) >= len(short) - 1


def _occurrences(text: str, names: Sequence[str]) -> list[tuple[Span, str]]:
    """Return where names stand, longer ones first, none inside another."""
    if not names:
        return []
    ordered = sorted(names, key=lambda name: (-len(name), name))
    pattern = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in ordered)
    upper = text.upper() if len(text.upper()) == len(text) else text
    found = re.finditer(rf"(?<![A-Z0-9])(?:{pattern})(?![A-Z0-9])", upper)
    return [(Span(*match.span()), plain(match.group())) for match in found]


def candidates(read: Read, known: dict[str, str], relevance: Sequence[float]) -> list[Organisation]:
    """Return the organisations of a text in order of their first mention."""
    text = read.text
    pairs = letters(text)
    sure = {name for name in known if name.split()[0] in text.upper()}
    sure |= {name for pair in pairs for name in pair}
    names: set[str] = set()
    for actor in read.analysis.actors:
        if actor.kind in _ACTOR_KINDS and len(actor.name) > 2:
            names.add(plain(actor.name))
    for claim in read.analysis.claims:
        names |= {plain(name) for name in claim.alleged_actor}
    home = dict(known)
    for full, short in pairs:
        home[full] = home[short] = known.get(full) or known.get(short) or full
    groups: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    found = _occurrences(text, sorted(sure))
    taken = {place for span, _ in found for place in range(*span)}
    # "Guerrillas of the ABC" holds a surer name, so that it is none itself.
    others = _occurrences(text, sorted(n for n in names - sure if len(n) > 1))
    found += [hit for hit in others if taken.isdisjoint(range(*hit[0]))]
    for span, name in sorted(found):
        groups[home.get(name, name)].append((span, name))
    records = records_at(read)
    said = _said(read)
    agents = _agents(read, relevance)
    return [
        _organisation(read, name, group, (records, said, agents), relevance)
        for name, group in groups.items()
    ]


def _alleged(read: Read, wordings: set[str], relevance: Sequence[float]) -> Iterator[str]:
    """Yield what the claims allege of an organisation, or of others where not of it."""
    others = False
    speakers = {a.id: plain(a.speaker_name) for a in read.analysis.attributions}
    for claim in read.analysis.claims:
        tokens = read.parsed.tokens_in(claim.span)
        if not tokens:
            continue
        matters = int(4 * relevance[tokens[0].sentence])
        if claim.position == "accepts_responsibility" and _holds(
            speakers.get(claim.attribution, ""), wordings
        ):
            yield "accepts"
        for name in claim.alleged_actor:
            if _holds(plain(name), wordings):
                yield "alleged"
                yield f"alleged={claim.act}"
                yield f"alleged:{claim.position}"
                yield f"alleged:{claim.position} {matters}"
                yield f"alleged@{matters}"
            elif matters >= 1:
                others = True
    yield f"others={others}"


def _head(read: Read) -> Iterator[str]:
    """Yield the words of the text's head: place, outlet, and what kind of text it says it is."""
    for token in read.parsed.tokens[:_HEAD]:
        if token.lower.isalpha():
            yield f"head={token.lower}"


def _holds(name: str, wordings: set[str]) -> bool:
    padded = f" {name} "
    return any(f" {wording} " in padded for wording in wordings)


def _said(read: Read) -> dict[int, list[str]]:
    """Return for each token by which words and whose mouth it is said."""
    parsed = read.parsed
    found: dict[int, list[str]] = defaultdict(list)
    for attribution in read.analysis.attributions:
        words = [f"cue={t.lemma}" for span in attribution.cue for t in parsed.tokens_in(span)]
        words += [
            f"speaker={t.lemma}"
            for span in attribution.speaker
            for t in parsed.tokens_in(span)
            if t.tag.startswith("N")
        ]
        words.append(f"speech={attribution.kind}/{attribution.mode}")
        for span in attribution.content:
            for token in parsed.tokens_in(span):
                found[token.i] += words
    return found


def _agents(read: Read, relevance: Sequence[float]) -> list[str]:
    """Return the last words of those who are alleged to have acted in sentences that matter."""
    found = set()
    for claim in read.analysis.claims:
        tokens = read.parsed.tokens_in(claim.span)
        if tokens and relevance[tokens[0].sentence] > _MATTERS:
            found |= {plain(name).split()[-1] for name in claim.alleged_actor if name.strip()}
    for sentence in read.parsed.sentences:
        if relevance[sentence.i] > _MATTERS:
            for token in read.parsed.words(sentence):
                if token.dep in {"nsubj", "pobj", "nsubjpass"} and token.tag == "NNS":
                    found.add(token.lower)
    return sorted(found)


def _organisation(
    read: Read,
    home: str,
    group: list[tuple[Span, str]],
    known: tuple[dict[int, list[str]], dict[int, list[str]], list[str]],
    relevance: Sequence[float],
) -> Organisation:
    parsed = read.parsed
    records, said, agents = known
    found: dict[str, None] = {}
    grounds: dict[str, None] = {}
    sentences, wordings, marks = [], [], []
    for span, name in group:
        tokens = parsed.tokens_in(span)
        if not tokens:
            continue
        inside = {t.i for t in tokens}
        head = next((t for t in tokens if t.head not in inside), tokens[-1])
        sentence = parsed.sentences[head.sentence]
        sentences.append(sentence.i)
        wordings.append(name)
        around = [*_around(parsed.tokens, tokens, sentence.first, sentence.last)]
        around += governors(head, parsed)
        for i in sorted(inside):
            around += [
                f for f in records.get(i, ()) if not f.startswith(("figure", "unit", "group"))
            ]
        strong = int(5 * relevance[sentence.i])
        mark = [*dict.fromkeys(cues(parsed, tokens))]
        marks.append((*mark, *(w for w in around if "=" in w), head.dep))
        found.update(dict.fromkeys(f"cue:{c}" for c in mark))
        found.update(dict.fromkeys(f"cue{strong >= 2}:{c}" for c in mark))
        found.update(dict.fromkeys(around))
        found[f"{head.dep}@{strong}"] = None
        found.update(dict.fromkeys(f"rel{strong >= 2}:{f}" for f in around))
        words = [f"s={t.lemma}" for t in parsed.words(sentence) if content(t)]
        grounds.update(dict.fromkeys([*around, *words]))
        if relevance[sentence.i] > 0.3:
            found.update(dict.fromkeys(words))
            grounds.update(dict.fromkeys(f"rel:{w}" for w in words))
    best = max((relevance[i] for i in sentences), default=0.0)
    top = max(relevance, default=0.0)
    found.update(dict.fromkeys(_named(home, wordings, agents, (int(5 * best), int(5 * top)))))
    told = dict.fromkeys([*_alleged(read, set(wordings), relevance), *_head(read)])
    found.update(told)
    grounds.update(told)
    found[f"best={int(10 * best)}"] = None
    found[f"top={int(10 * top)}"] = None
    found[f"gap={int(5 * (top - best))}"] = None
    found[f"mentions={min(len(sentences), 6)}"] = None
    found[f"first={min(min(sentences, default=0), 5)}"] = None
    return Organisation(
        wordings=tuple(dict.fromkeys(wordings)),
        spans=tuple(span for span, _ in group),
        sentences=tuple(sentences),
        features=tuple(found),
        grounds=tuple(grounds),
        marks=tuple(marks),
    )


def _named(
    home: str, wordings: Sequence[str], agents: Sequence[str], shares: tuple[int, int]
) -> Iterator[str]:
    """Yield what an organisation is called, beside those who acted and how much is told."""
    for name in dict.fromkeys(wordings):
        yield f"name={name}"
        yield f"last={name.split()[-1]}"
        yield from (f"w={w}" for w in name.split())
    for agent in agents:
        yield f"{home} of {agent}"
        yield f"last={home.split()[-1]} of {agent}"
    yield f"{home} best={shares[0]}"
    yield f"{home} top={shares[1]}"


def _around(
    all_tokens: Sequence[Token], tokens: Sequence[Token], first: int, last: int
) -> Iterable[str]:
    before = all_tokens[max(first, tokens[0].i - _NEAR) : tokens[0].i]
    after = all_tokens[tokens[-1].i + 1 : min(last, tokens[-1].i + 1 + _NEAR)]
    yield from (f"before={t.lower}" for t in before)
    yield from (f"after={t.lower}" for t in after)


def held(organisation: Organisation, templates: Sequence[dict[str, Any]]) -> str | None:
    """Return the key's degree for an organisation that it names, "" for none, else nothing."""
    for template in templates:
        for entry in template["perp_org"]:
            words = {plain(alt["text"]) for alt in entry["alts"]}
            if words & set(organisation.wordings):
                degrees = [
                    value
                    for e in template["perp_org_confidence"]
                    if set(e["ref"]) & {alt["text"] for alt in entry["alts"]}
                    for value in e["values"]
                ]
                return degrees[0] if degrees else ""
    return None
