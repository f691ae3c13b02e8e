"""Verbs that mean an outcome only with the words after them: "took to hospital", "laid down lives".

Data of the language. A line is a verb (its dictionary form) and words that follow it in this order
and close by, with others between; `|` parts words of which one is enough.
"""

from alteram.model import Outcome

Turn = tuple[tuple[frozenset[str], ...], Outcome]

_OF_PATIENT: dict[Outcome, str] = {
    "killed": """
        put to death|sword; send to death; leave for dead; mow down; cut down;
        blow to|into pieces|bits; deprive of life|lives; stone to death; hack to death;
        crush to death; trample to death; pull dead; lay to waste; shoot to death;
        throw to death; find dead; bring out|back dead
    """,
    "injured": """
        take to hospital|hospitals|clinic|ward; bring to hospital|hospitals|clinic;
        rush to hospital|hospitals|clinic; send to hospital|hospitals;
        fly to hospital|hospitals; carry to hospital|hospitals; transfer to hospital|hospitals;
        admit to hospital|hospitals; admit with wounds|injuries|burns;
        admit for wounds|injuries|burns
    """,
    "detained": """
        take to station|barracks|prison|jail|police|cells|camp; take into custody|captivity;
        take from home|homes|house|houses|bed|beds|village|street|hiding;
        bring to station|barracks|prison|jail; throw in|into prison|jail|cell|cells;
        put in|into prison|jail|custody|cell|cells; put behind bars;
        keep in|into prison|jail|custody|captivity|cell|cells; keep behind bars; keep captive;
        drag out|away|off; drag from home|homes|house|houses|bed|beds; haul out|away|off;
        haul from home|homes|house|houses|bed|beds; herd into; cart off|away; bundle into;
        whisk off|away; march off|away; lead away|off; carry off;
        remand in|into custody; send to prison|jail;
        hold in|at stadium|barracks|camp|prison|cell|cells|custody|jail|captivity|station
    """,
    "displaced": """
        throw out; throw off land; drive out|from|into|onto|off;
        chase out|away|from; force out|from|off; turn out; turf out; cast out; clear from;
        remove from home|homes|house|houses|village|villages|land;
        move to|into tents|camp|camps|shelter|shelters|school|schools;
        take to tents|camp|camps|shelter|shelters|safety; take in; put up in; make homeless;
        make to leave; order out; send away; compel to leave|flee; burn out
    """,
    "affected": "put out action; knock out action; subject to; expose to; deprive of",
    "destroyed": """
        put to torch; set ablaze|alight; set on fire; reduce to ashes|rubble|ruins; raze to;
        level to; turn to|into rubble|ashes|ruins; burn to; knock out; chop down;
        uproot trees|vines;
        bring down aircraft|plane|planes|helicopter|helicopters|drone|drones|jet|jets
    """,
    "other": """
        expel from school|university|party|parliament|club|service|union;
        let go|out|free; set free; hand over; turn over; put on trial; bring to trial|justice;
        bring before; drive away|off cattle|sheep|goats|cows|horses|animals|livestock|camels
    """,
}
_OF_SUBJECT: dict[Outcome, str] = {
    "killed": """
        fall in battle|action|combat|fighting; fall on battlefield; fall at front;
        burn to death; lay down life|lives; give life|lives; pay with life|lives;
        meet death|deaths; lose life|lives; go down with; fall to death|deaths; never wake;
        meet end
    """,
    "injured": """
        escape with injuries|wounds|burns; remain in hospital|hospitals;
        remain in critical|serious condition; lie in hospital|hospitals;
        be in hospital|hospitals; be in critical|serious|stable condition;
        fight for life|lives; end up in hospital; need treatment; stay in hospital|hospitals;
        suffer from wounds|injuries|burns; die later
    """,
    "missing": "see last alive; go missing; vanish without",
    "detained": """
        sit in prison|jail|cell|cells|custody; languish in; be behind bars; remain behind bars;
        remain in custody|prison|jail|detention|captivity|cells; face prison|jail;
        serve sentences|terms; await trial; go to prison|jail; end up in prison|jail
    """,
    "displaced": """
        spend in open; take to flight|hills|road|roads|woods|forest|bush|mountains;
        move in with|relatives; move to|into tents|camp|camps|shelter|shelters|school|schools;
        be on road|roads|move|run; camp in|on|at; sleep in open|tents|schools|cars|rough;
        sleep outdoors|outside; live in tents|camp|camps|shelters; live as refugees;
        register at|in camp|camps; arrive at|in camp|camps; stay with relatives|friends;
        stay in camp|camps|tents|shelters; be unable to|go return|home;
        lose home|homes|house|houses; pour over|across border|river;
        stream over|across border|river; spill over|across border; make way to camp|border;
        reach camp|camps; be in camp|camps|shelter|shelters;
        remain in camp|camps|shelter|shelters
    """,
    "blockaded": """
        live under siege|blockade; be under siege|blockade; remain under siege|blockade;
        be cut off; remain cut off; be stuck; remain stuck;
        wait at|for border|crossing|checkpoint|road|reopen|opening
    """,
    "affected": """
        be at risk; be in need; face hunger|starvation|famine|winter|shortages; go without;
        go hungry; depend on aid|convoy|food|relief|help|rations;
        rely on aid|food|relief|help|rations; be without; remain without; come under;
        live without; do without
    """,
    "destroyed": """
        go up flames|smoke; burn to ashes|ground; lie in ruins|rubble|ashes; be in ruins;
        be ash|ashes|rubble|ruins
    """,
    "damaged": "catch fire; lose roof|roofs|windows",
    "other": """
        take part; take to streets|square|squares; be aboard; be on board;
        be on bus|ferry|plane|train|boat|ship; walk free; go free; go home|back; be on trial;
        stand trial; face trial|court|charges; give up weapons|arms; lay down arms|weapons;
        appear in|before court|judge; be left; be back; go on trial; get away|out alive;
        come out alive; be still alive
    """,
}


def _turns(table: dict[Outcome, str]) -> dict[str, tuple[Turn, ...]]:
    found: dict[str, list[Turn]] = {}
    for outcome, lines in table.items():
        for line in lines.split(";"):
            verb, *words = line.split()
            turn = (tuple(frozenset(word.split("|")) for word in words), outcome)
            found.setdefault(verb, []).append(turn)
    return {verb: tuple(turns) for verb, turns in found.items()}


OF_PATIENT = _turns(_OF_PATIENT)
OF_SUBJECT = _turns(_OF_SUBJECT)
