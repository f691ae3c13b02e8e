"""Reporting words of English: verbs, nouns and adverbs that ascribe content to a speaker.

For each verb the table says in which constructions its complement is the ascribed content:

- ``c`` a finite clause ("said that ..."), which may also stand before the verb ("..., he said");
- ``i`` an infinitive or gerund ("vowed to", "denied taking");
- ``o`` the object itself ("rejected the charge");
- ``w`` object and what follows it as one whole ("accused A of B", "urged A to B");
- ``r`` with an object that is the hearer, not content ("told A that ...").

Prepositions listed with a verb introduce content ("called for", "warned of").
"""

from functools import lru_cache
from typing import Literal, NamedTuple

from alteram.model import AttributionMode


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CueStrength = Literal["strong", "weak"]


class VerbCue(NamedTuple):
    """A reporting verb: constructions, prepositions that introduce content, mode, strength."""

    lemma: str
    frames: frozenset[str]
    prepositions: frozenset[str]
    mode: AttributionMode
    strength: CueStrength


_SPEECH_CLAUSE = _words(
    """
say add state claim accept explain remark observe continue conclude recall contend affirm opine muse
quip joke reiterate maintain exclaim shout interject chant yell whisper mutter reason marvel
testify clarify specify elaborate chime scoff snap retort rejoin sigh recount relate caution
boast brag complain lament declare proclaim pronounce avow profess confess concede admit
acknowledge reckon speculate surmise posit hypothesize theorize hint imply insinuate
indicate signal stress emphasize emphasise underline underscore highlight point summarize
repeat reaffirm rule prove narrate volunteer counter reply respond answer tweet post blog text
email wire telegraph radio attest certify assert allege insist argue
announce reveal disclose report mention note warn predict forecast estimate calculate
confirm deny write suggest propose demand recommend request read comment elucidate stipulate
decree ordain protest object plead pledge promise swear vow threaten
guess wonder ask inquire enquire agree disagree tout
find discover determine establish show demonstrate illustrate
notify inform tell assure remind brief reassure convince persuade advise instruct
"""
)

_SPEECH_INFINITIVE = _words(
    """
pledge promise swear vow threaten agree offer refuse decline demand propose ask claim profess
volunteer undertake admit deny acknowledge recommend suggest advocate mention request
oppose support favor favour report describe recall discuss
"""
)

_SPEECH_OBJECT = _words(
    """
deny dismiss reject repudiate refute rebut dispute contest disavow condemn denounce deplore decry
deride rebuke assail blast slam lambast lambaste criticize criticise attack mock ridicule bash
censure castigate chide praise hail applaud laud commend welcome endorse support oppose back
defend justify question challenge cite mention stress emphasize emphasise underline underscore
highlight reiterate repeat reaffirm acknowledge admit concede confirm announce declare reveal
disclose propose suggest recommend demand request promise pledge threaten express voice
tout trumpet advocate explain describe discuss outline detail recall recount predict forecast
estimate allege claim note report ask reply answer echo lament bemoan protest
address blame thank congratulate champion decline refuse renounce retract withdraw
"""
)

_SPEECH_WHOLE = _words(
    """
accuse blame urge call describe label dub brand term characterize characterise portray depict
denounce condemn criticize criticise praise hail compare liken declare deem encourage exhort
implore beg order advise instruct invite warn ask beseech petition summon command direct
challenge thank congratulate chide fault slam blast rebuke attribute ascribe pronounce
appeal counsel admonish
"""
)

_HEARER = _words(
    """
tell inform notify assure remind brief reassure convince persuade advise instruct warn ask
promise text email caution show
"""
)

_ATTITUDE_CLAUSE = _words(
    """
believe think hope fear feel know expect consider assume presume suspect doubt worry wish regret
understand  imagine anticipate realize realise decide conclude dream pray sense trust
recognize recognise envision foresee figure
"""
)

_ATTITUDE_INFINITIVE = _words(
    """
want wish hope plan intend expect prefer seek decide aim aspire  hesitate consider like love
hate fear choose vote resolve
"""
)

_ATTITUDE_OBJECT = _words(
    """
want fear regret prefer support oppose doubt consider regard view admire respect
resent dislike recognize recognise expect anticipate oppose
"""
)

_ATTITUDE_WHOLE = _words("consider regard view deem see expect want believe think know")

_WEAK = _words(
    """
    find show prove rule attack back support address answer establish determine discover
    see like love hate know vote read post wire text radio choose  seek signal
    challenge direct order discuss detail relate figure refuse offer welcome withdraw
    recognize recognise respect resent sense trust reason snap point continue
    volunteer undertake label brand term brief convince persuade demonstrate illustrate
    invite love dislike vote resolve hesitate consider view order command choose
    """
)

_PREPOSITIONS = {
    "call": "for on upon", "appeal": "for to", "ask": "for about", "warn": "of against about",
    "complain": "of about", "refer": "to", "remind": "of about", "point": "to", "talk": "about of",
    "speak": "about of against out", "respond": "to", "comment": "on", "agree": "with on to",
    "disagree": "with", "apologize": "for", "apologise": "for", "insist": "on upon",
    "argue": "for against", "advocate": "for", "hope": "for", "worry": "about", "think": "about of",
    "push": "for", "press": "for", "plead": "for with", "hint": "at", "allude": "to",
    "boast": "of about", "brag": "about", "joke": "about", "object": "to", "protest": "against",
    "threaten": "with", "testify": "about to", "report": "on",
    "plan": "on for", "know": "about of", "write": "about of", "tweet": "about",
    "vow": "for", "admit": "to", "confess": "to", "elaborate": "on",
    "attest": "to", "decide": "on against", "believe": "in",
    "campaign": "for against", "wonder": "about", "inquire": "about",
    "demand": "from",
    "caution": "against", "advise": "against", "rail": "against", "lash": "out",
}  # fmt: skip
_IRREGULAR = {
    line.split()[0]: line.split()[1:]
    for line in """
    say says said saying
    tell tells told telling
    write writes wrote written writing
    read reads read reading
    think thinks thought thinking
    feel feels felt feeling
    know knows knew known knowing
    see sees saw seen seeing
    find finds found finding
    show shows showed shown showing
    swear swears swore sworn swearing
    speak speaks spoke spoken speaking
    understand understands understood understanding
    foresee foresees foresaw foreseen foreseeing
    seek seeks sought seeking
    choose chooses chose chosen choosing
     means meant meaning
    withdraw withdraws withdrew withdrawn withdrawing
    beg begs begged begging
    beseech beseeches besought beseeching
    undertake undertakes undertook undertaken undertaking
    forecast forecasts forecast forecasting
    lie lies lied lying
    begin begins began begun
    admit admits admitted admitting
    plan plans planned planning
    label labels labeled labelled labeling labelling
    signal signals signaled signalled signaling signalling
    quip quips quipped quipping
    refer refers referred referring
    snap snaps snapped snapping
    prefer prefers preferred preferring
    brag brags bragged bragging
    dub dubs dubbed dubbing
    slam slams slammed slamming
    rebut rebuts rebutted rebutting
    chat chats chatted chatting
    blog blogs blogged blogging
    plead pleads pleaded pled pleading
    """.strip().splitlines()
}

REPORTING_NOUNS = _words(
    """
    statement claim report denial assertion allegation accusation announcement declaration remark
    comment suggestion argument contention insistence admission acknowledgement acknowledgment
    promise pledge vow threat warning prediction complaint charge proposal demand appeal call
    request recommendation assurance rumor rumour testimony confession revelation conclusion
    finding hint reminder message news word speculation estimate vote objection protest
    """
)
ATTITUDE_NOUNS = _words(
    """
    belief hope fear view opinion conviction expectation concern doubt suspicion confidence wish
    desire plan decision intention refusal willingness readiness regret worry feeling sense
    impression assumption idea notion theory
    """
)
LIGHT_VERBS = _words(
    """
    make issue give express release publish deliver reiterate repeat renew reaffirm voice raise send
    have hold share offer file face get receive spread cite
    """
)
UNNAMED_ADVERBS = frozenset(["reportedly", "allegedly", "supposedly", "purportedly"])
UNNAMED_ADJECTIVES = frozenset(["alleged", "purported", "supposed", "reported", "rumored"])
CERTAINTY_ADJECTIVES = _words(
    """
    sure confident convinced certain hopeful worried concerned afraid aware optimistic skeptical
    sceptical adamant doubtful pessimistic glad sorry proud disappointed determined fearful
    eager willing unwilling reluctant ready prepared
    """
)
DOCUMENT_NOUNS = _words(
    """
    statement report release letter communique communiqué declaration note document message post
    text resolution appeal memo memorandum filing lawsuit complaint indictment article editorial
    tweet email study survey poll press-release announcement book
    """
)
# Nouns for what may show something; any other thing ("the turmoil shows") tells nothing.
EVIDENCE_NOUNS = DOCUMENT_NOUNS | _words(
    """
    data datum evidence figure finding research result material observation record analysis
    investigation video footage photo photograph image recording testimony assessment inquiry
    enquiry test statistic review examination disclosure transcript slide graphic account
    regulation law ruling average source history fingerprint map expertise exhumation autopsy
    """
)
EVIDENCE_VERBS = frozenset(
    ["prove", "demonstrate", "show", "underscore", "highlight", "illustrate", "confirm", "indicate"]
)
VIEW_NOUNS = _words("words view opinion eyes judgment judgement assessment")
CALL_NOUNS = _words("call appeal plea demand request")
TOWARDS = _words("on upon to for")
CASUALTIES = _words(
    "dead wounded injured missing killed casualty loss damage displaced victim crowd turnout"
)
COUNTS = frozenset(["number", "toll", "figure", "count", "total", "loss", "share", "strength"])


def _regular(lemma: str) -> list[str]:
    if lemma.endswith("e"):
        return [lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    if lemma.endswith("y") and lemma[-2] not in "aeou":
        return [lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    plural = "es" if lemma.endswith(("s", "x", "ch", "sh")) else "s"
    return [lemma + plural, lemma + "ed", lemma + "ing"]


def _forms(lemma: str) -> list[str]:
    irregular = _IRREGULAR.get(lemma)
    return [lemma, *(irregular or _regular(lemma))]


@lru_cache(maxsize=1)
def verb_cues() -> dict[str, VerbCue]:
    """Return the reporting verbs by inflected form, in lower case."""
    said = {"c": _SPEECH_CLAUSE, "i": _SPEECH_INFINITIVE, "o": _SPEECH_OBJECT, "w": _SPEECH_WHOLE}
    held = {
        "c": _ATTITUDE_CLAUSE, "i": _ATTITUDE_INFINITIVE, "o": _ATTITUDE_OBJECT,
        "w": _ATTITUDE_WHOLE,
    }  # fmt: skip
    speech = frozenset().union(*said.values(), _HEARER)
    lemmas = speech.union(*held.values(), _PREPOSITIONS)
    found: dict[str, VerbCue] = {}
    for lemma in sorted(lemmas):
        frames = {f for table in (said, held) for f, verbs in table.items() if lemma in verbs}
        if lemma in _HEARER:
            frames.add("r")
        cue = VerbCue(
            lemma,
            frozenset(frames),
            _words(_PREPOSITIONS.get(lemma, "")),
            "attitude"
            if any(lemma in t for t in held.values()) and lemma not in speech
            else "speech",
            "weak" if lemma in _WEAK else "strong",
        )
        for form in _forms(lemma):
            found.setdefault(form, cue)
    return found
