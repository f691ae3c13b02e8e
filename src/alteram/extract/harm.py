"""Whether a phrase is about a deed or a loss: what somebody can be blamed for."""

from alteram.extract.lexicon import ACT_NOUNS, ACT_VERBS, EVENT_NOUNS, words
from alteram.text.parse import Parsed

_THIS = frozenset({"it", "this", "that", "them", "these", "what", "which"})
_LOSSES = words(
    "collapse fire blaze crash leak spill famine crisis downing sinking loss fate harm suffering"
    " consequence dead victim act deed shooting shot fire firing casualty disaster blood bomb"
    " mistreatment abuse theft looting poisoning plot conspiracy corruption coup disappearance"
    " arm train shelter harbor harbour finance fund support back supply send aid provoke start"
    " break steal rob seize threaten block cut poison dump breach plan order take hold drive force"
    " set blow trap starve expel shoot fire sink down stab hang throw hit strike ram drop spread"
)
_NAMED = _LOSSES | EVENT_NOUNS


def is_harm(parsed: Parsed, noun: int) -> bool:
    """Tell whether a phrase is about a deed or a loss, not about words or a picture."""
    words_below = (parsed.tokens[at] for at in parsed.subtree(noun)[:30])
    return parsed.tokens[noun].lower in _THIS or any(
        t.lemma in ACT_NOUNS or t.lemma in ACT_VERBS or t.lemma in _NAMED for t in words_below
    )
