"""Classes of words that say how surely somebody is held responsible, and by whom.

Single words are too rare to learn from; a class gathers those that say the same. Each is looked
for in the sentence of a mention, near it, and among the words that govern it.
"""

from collections.abc import Iterator, Sequence

from alteram.text.parse import Parsed, Token

_CLASSES = {
    "claims": "claim credit admit acknowledge communique communiqué",
    "duty": "responsibility responsible authorship perpetrator author culprit",
    "accuses": "accuse blame charge denounce condemn attribute implicate accusation incriminate",
    "denies": "deny denial reject",
    "suspects": "suspect suspected alleged allegedly presumed presumably believe believed"
    " reportedly apparently purportedly suspicion suppose supposed think",
    "maybe": "may might could possible possibly probable probably perhaps rule hypothesis if"
    " unknown unidentified whether likely appear seem",
    "found": "investigation investigate evidence investigator determine identify confess arrest"
    " capture trial judge court prosecutor detain detention testify witness",
    "authority": "police army military minister authority authorities coprefa president general"
    " commander colonel official officer government spokesman prosecutor judge dijin",
    "rebel voice": "venceremos clandestine insurgent revolutionary radio",
    "church or rights": "church priest archbishop bishop rights jesuit party union amnesty",
    "harms": "kill murder assassinate attack ambush bomb kidnap abduct explode execute massacre"
    " wound injure slay shoot destroy dynamite blow fire place perpetrate carry launch raid burn",
    "harm": "murder assassination attack bombing massacre killing kidnapping ambush explosion"
    " sabotage raid bomb death terrorism offensive crime action operation",
    "fighters": "guerrilla rebel terrorist member commando unit troop soldier hitman gunman"
    " militant subversive column extremist insurgent cell men squad squadron combatant leader",
    "victims": "clash combat battle fight casualty capture surrender convict defend repel",
    "talks": "dialogue talk negotiation peace agreement propose proposal negotiate election",
}
_CLASS = {word: name for name, words in _CLASSES.items() for word in words.split()}
_NEAR = 6
_STEPS = 4


def _classes(tokens: Sequence[Token]) -> set[str]:
    found = {_CLASS[t.lemma.lower()] for t in tokens if t.lemma.lower() in _CLASS}
    return found | {_CLASS[t.lower] for t in tokens if t.lower in _CLASS}


def cues(parsed: Parsed, mention: Sequence[Token]) -> Iterator[str]:
    """Yield classes of words in the sentence of a mention, near it and governing it."""
    sentence = parsed.sentences[mention[0].sentence]
    inside = {t.i for t in mention}
    words = [t for t in parsed.words(sentence) if t.i not in inside]
    first, last = mention[0].i, mention[-1].i
    whole = _classes(words)
    yield from (f"c={name}" for name in whole)
    yield from (f"before {n}" for n in _classes([t for t in words if first - _NEAR <= t.i < first]))
    yield from (f"after {n}" for n in _classes([t for t in words if last < t.i <= last + _NEAR]))
    if {"claims", "duty"} <= whole:
        yield "claims responsibility"
        if any(t.lower in {"no", "nobody", "not"} for t in words):
            yield "nobody claims"
    head = next((t for t in mention if t.head not in inside), mention[-1])
    path = head.dep
    for step in range(_STEPS):
        if head.head == head.i:
            break
        head = parsed.tokens[head.head]
        for name in _classes([head]):
            yield f"{path} of {name}"
            yield f"under {name} {step}"
        if head.dep in {"nsubj", "nsubjpass", "dobj", "agent", "pobj"} and step < 2:
            path = f"{path}<{head.dep}"
