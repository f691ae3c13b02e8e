"""Words that tell what happened to those who are counted, by the outcome they mean.

Data of the language alone: verbs by the role of the one concerned (patient or subject), nouns
of action that take the counted as complement ("the murder of"), nouns that name the counted by
their fate ("hostages"), and adjectives.
"""

from alteram.model import Outcome


def _table(groups: dict[Outcome, str]) -> dict[str, Outcome]:
    return {word: outcome for outcome, words in groups.items() for word in words.split()}


PATIENT_VERBS: dict[str, Outcome] = _table(
    {
        "killed": "kill murder massacre slaughter assassinate execute slay behead "
        "martyr annihilate exterminate lynch decapitate gun butcher liquidate eliminate strangle "
        "electrocute poison slain hang hanged",
        "injured": "injure wound maim hurt disable mutilate cripple concuss stab",
        "missing": "miss",
        "detained": "detain arrest imprison jail incarcerate intern confine sentence apprehend "
        "capture seize",
        "hostage": "kidnap abduct",
        "displaced": "displace deport expel evict uproot exile evacuate resettle dislocate "
        "relocate banish cleanse",
        "bodies_found": "exhume unearth",
        "buried": "bury inter rebury entomb",
        "blockaded": "blockade besiege surround encircle trap strand isolate blockaded",
        "damaged": "damage loot vandalize vandalise desecrate deface ransack",
        "destroyed": "destroy demolish raze flatten wreck ruin torch obliterate gut collapse "
        "burn level pulverize torched razed bulldoze down sink",
        "affected": "affect harm torture rape attack beat mistreat victimize victimise deprive "
        "target persecute shell bomb hit strike strafe neutralize neutralise crush trample",
        "other": "prosecute punish convict indict free release rescue liberate exchange occupy "
        "recruit exempt try repatriate hospitalize hospitalise accommodate charge clear demine "
        "retake recapture overrun",
    }
)  # fmt: skip
SUBJECT_VERBS: dict[str, Outcome] = _table(
    {
        "killed": "die perish succumb drown suffocate",
        "missing": "disappear vanish",
        "displaced": "flee shelter",
        "destroyed": "collapse",
        "affected": "starve suffer",
        "other": "live reside dwell survive surrender return",
    }
)
ACTION_NOUNS: dict[str, Outcome] = _table(
    {
        "killed": "killing killings murder murders massacre massacres death deaths assassination "
        "assassinations execution executions slaughter genocide martyrdom extermination "
        "beheading annihilation slaying slayings fatality fatalities killer killers murderer "
        "murderers assassin assassins loss drowning hanging hangings lynching lynchings "
        "poisoning starvation",
        "injured": "injury injuries wounding maiming mutilation injuring stabbing stabbings",
        "missing": "disappearance disappearances fate whereabouts missing",
        "detained": "detention detentions arrest arrests imprisonment incarceration internment "
        "jailing capture",
        "hostage": "abduction abductions kidnapping kidnappings hostage-taking abducting "
        "kidnapper kidnappers abductor abductors captor captors",
        "displaced": "displacement deportation deportations expulsion dislocation exodus flight "
        "cleansing eviction evacuation resettlement uprooting exile relocation",
        "bodies_found": "exhumation",
        "buried": "burial burials funeral reburial",
        "blockaded": "blockade siege encirclement isolation",
        "damaged": "damage desecration looting",
        "destroyed": "destruction demolition razing burning ruin",
        "affected": "torture rape suffering persecution rights harm violation violations abuse "
        "beating beatings shooting shootings shelling bombing",
        "other": "prosecution occupation release rescue return repatriation survival",
    }
)
FATE_NOUNS: dict[str, Outcome] = _table(
    {
        "killed": "dead death deaths fatality fatalities martyr martyrs killed died kill killings "
        "murders assassinations executions slayings",
        "injured": "wounded injured injury injuries wound hurt",
        "missing": "missing disappeared disappearance disappearances",
        "detained": "prisoner prisoners detainee detainees captive captives inmate inmates pow "
        "pows arrest arrests internee internees detentions",
        "hostage": "hostage hostages abductee kidnapping abduction abductions kidnappings",
        "displaced": "refugee refugees idp idps deportee deportees displaced exile evacuee "
        "evacuees",
        "bodies_found": "body bodies corpse corpses remains skeleton skeletons skull cadaver",
        "buried": "grave graves burial",
        "affected": "casualty casualties victim victims losses",
        "other": "survivor survivors",
    }
)
ADJECTIVES: dict[str, Outcome] = {
    "dead": "killed",
    "lifeless": "killed",
    "injured": "injured",
    "wounded": "injured",
    "hurt": "injured",
    "disabled": "injured",
    "maimed": "injured",
    "missing": "missing",
    "unaccounted": "missing",
    "disappeared": "missing",
    "hungry": "affected",
    "starving": "affected",
    "homeless": "displaced",
    "displaced": "displaced",
    "captive": "detained",
    "hostage": "hostage",
    "trapped": "blockaded",
    "stranded": "blockaded",
    "stuck": "blockaded",
    "besieged": "blockaded",
    "uninhabitable": "damaged",
}
# Nouns of action whose patient stands after "against" or "on", never after "of".
AGAINST_NOUNS = frozenset(
    {
        "crime", "crimes", "atrocity", "atrocities", "attack", "attacks", "violence", "aggression",
        "discrimination", "assault", "assaults", "raid", "raids",
    }
)  # fmt: skip
# What the subject of "lose", "suffer", "become" or "leave" is said to have met with.
OBJECT_FATES: dict[str, Outcome] = _table(
    {
        "killed": "life lives death martyrs",
        "injured": "injury injuries wound wounds burn burns limb limbs eyesight leg legs",
        "displaced": "home homes house houses refugee refugees",
        "missing": "missing",
    }
)
# Nouns of what is treated, and verbs and nouns of the treatment.
HURTS = frozenset(
    {
        "injury", "injuries", "wound", "wounds", "burn", "burns", "fracture", "fractures",
        "concussion", "concussions", "contusion", "contusions", "trauma", "laceration",
        "lacerations", "bruises",
    }
)  # fmt: skip
TREATING = frozenset(
    {"treat", "hospitalize", "hospitalise", "rush", "admit", "operate", "treatment", "care",
     "surgery", "attention", "help"}
)  # fmt: skip
# Signs on a body of how its person died.
DEADLY_SIGNS = frozenset(
    {"shot", "shots", "gunshot", "gunshots", "bullet", "bullets", "stab", "stabbing", "execution",
     "strangulation"}
)  # fmt: skip
# What people left without it are said to suffer from, and verbs that cut it off.
SUPPLIES = frozenset(
    {"water", "food", "electricity", "power", "heating", "heat", "gas", "medicine", "medicines",
     "bread", "fuel", "light", "shelter", "supplies", "aid", "care"}
)  # fmt: skip
# Where the displaced go, and verbs that say of persons that they are short of something.
REFUGES = frozenset({"shelter", "refuge", "asylum", "sanctuary"})
WANTING = frozenset({"lack", "need", "starve", "require"})
FINDING = frozenset({"find", "recover", "locate", "return", "trace"})
# Verbs that give or pass a count on without saying what happened.
COUNT_VERBS = {
    "rise", "increase", "climb", "grow", "jump", "stand", "reach", "total", "exceed", "revise",
    "fall", "drop", "go", "put", "come", "set", "raise", "amount", "number", "be", "pass",
    "top", "surpass", "mount", "estimate", "place", "bring", "remain", "soar", "swell", "near",
    "approach",
}  # fmt: skip
# Further verbs that a number follows only after a preposition: "gave the number as 61".
STATING_VERBS = COUNT_VERBS | {
    "give", "cut", "report", "record", "list", "state", "quote", "lower", "correct", "update",
    "amend", "push", "reduce",
}  # fmt: skip
# Nouns that a count is put at, and what they count.
TOLLS: dict[str, Outcome] = {
    "toll": "killed", "crowd": "other", "turnout": "other", "attendance": "other",
    "gathering": "other", "demonstration": "other", "rally": "other",
}  # fmt: skip
# Nouns that stand between a count and what is counted, or a count and its outcome.
CARRIERS = {
    "total", "group", "number", "toll", "estimate", "figure", "population", "count", "list", "sum",
    "rest", "majority", "most", "half", "percent", "%", "part", "body", "remain", "remains",
    "case", "mass", "family", "life", "lives", "relative", "name", "window", "roof", "wall",
    "facade", "door", "queue", "crowd", "column", "throng",
}  # fmt: skip
# Verbs that take an outcome as a further word: "left 12 dead", "reported 12 missing".
LINKING_VERBS = {
    "leave", "find", "report", "declare", "pronounce", "presume", "fear", "believe", "confirm",
    "list", "be", "remain", "become", "go", "register", "consider", "turn", "shoot", "beat",
    "burn", "feel", "stay", "lie", "get", "shot", "record", "count", "make", "hold", "take", "fall",
}  # fmt: skip
# Verbs and nouns of what has not come to pass: "threatened to kill 10", "a plot to kill 10".
UNDONE = frozenset(
    {"threaten", "vow", "swear", "plan", "pledge", "promise", "intend", "prepare", "plot", "want",
     "try", "attempt", "conspire", "order", "refuse", "fail", "threat", "bid", "aim", "hope",
     "scheme", "conspiracy", "intention", "able", "unable", "ready", "likely"}
)  # fmt: skip
# Verbs whose outcome depends on a particle or complement close by.
WITH_CUES: dict[str, tuple[tuple[frozenset[str], Outcome], ...]] = {
    "cost": ((frozenset({"life", "lives"}), "killed"),),
    "claim": ((frozenset({"life", "lives"}), "killed"),),
    "shoot": ((frozenset({"down"}), "destroyed"), (frozenset({"dead", "death"}), "killed")),
    "round": ((frozenset({"up"}), "detained"),),
    "lock": ((frozenset({"up"}), "detained"),),
    "go": ((frozenset({"hungry", "unfed"}), "affected"),),
    "take": (
        (frozenset({"life", "lives"}), "killed"),
        (frozenset({"hostage", "hostages"}), "hostage"),
        (frozenset({"prisoner", "prisoners", "captive", "custody"}), "detained"),
    ),
    "tear": ((frozenset({"down"}), "destroyed"),),
    "pull": ((frozenset({"down"}), "destroyed"),),
    "hold": (
        (frozenset({"hostage", "hostages"}), "hostage"),
        (frozenset({"prisoner", "prisoners", "captive", "custody"}), "detained"),
        (frozenset({"accountable"}), "other"),
    ),
    "drive": ((frozenset({"out", "flee", "leave", "from"}), "displaced"),),
    "force": ((frozenset({"out", "flee", "leave", "from"}), "displaced"),),
    "push": ((frozenset({"out"}), "displaced"),),
    "cut": ((frozenset({"off"}), "blockaded"),),
    "blow": ((frozenset({"up"}), "destroyed"),),
    "burn": (
        (frozenset({"death", "alive"}), "killed"),
        (frozenset({"down", "ground"}), "destroyed"),
    ),
    "put": ((frozenset({"death"}), "killed"), (frozenset({"trial"}), "other")),
    "wipe": ((frozenset({"out"}), "killed"),),
    "beat": ((frozenset({"death"}), "killed"),),
}


def _participles() -> dict[str, Outcome]:
    """Return the regular participles of the patient verbs, for those tagged as adjectives."""
    found: dict[str, Outcome] = {}
    for verb, outcome in PATIENT_VERBS.items():
        stem = verb[:-1] if verb.endswith(("e", "y")) else verb
        for form in (verb + "ed", verb + "d", stem + "ied", verb + verb[-1] + "ed"):
            found[form] = outcome
    return found


# "wound" after "to" or a comma is the verb's base form, which the tables take for "wind".
PARTICIPLES = _participles() | {"wound": "injured"}
