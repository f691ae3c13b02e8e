"""PROV-JSON: what was quoted from which text, who said it, which text came from which."""

import datetime
from collections.abc import Iterator
from pathlib import Path

from alteram.export.exporter import Exporter
from alteram.export.iris import PROGRAM, TERMS
from alteram.export.jsontext import given, json_bytes
from alteram.export.said import Said, said
from alteram.export.sorting import Sorted
from alteram.export.speakers import Speaker, Speakers
from alteram.export.writing import whole_file
from alteram.holding import Holding
from alteram.model import (
    CopyCluster,
    Decision,
    Entry,
    Problem,
    Relation,
    Republication,
    content_id,
    quote,
)

PREFIXES = {"alteram": "urn:alteram:", "sha256": "urn:sha256:", "term": TERMS}
SECTIONS = (
    "entity", "agent", "activity", "wasDerivedFrom", "wasAttributedTo", "alternateOf",
    "wasAssociatedWith",
)  # fmt: skip
_SUBTYPES = {
    "wasQuotedFrom": "prov:Quotation",
    "hadPrimarySource": "prov:PrimarySource",
    "wasRevisionOf": "prov:Revision",
}
_RELATED: dict[Relation, str] = {
    "revises": "wasRevisionOf",
    "withdraws": "wasRevisionOf",
    "cites": "wasDerivedFrom",
    "translates": "wasDerivedFrom",
}


def _typed(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


class _Records:
    """Takes the parts of a PROV document, each under its own name, once."""

    def __init__(self, held: Sorted) -> None:
        self._held = held

    def thing(self, section: str, name: str, **attributes: object) -> str:
        """Add an entity, an agent or an activity; `_` in attributes' names stands for `:`."""
        row = {key.replace("_", ":", 1): value for key, value in given(attributes).items()}
        self._held.add(section, name, json_bytes(row))
        return name

    def relate(self, relation: str, one: str, other: str, **attributes: object) -> None:
        """Add a relation between two; the three special derivations have PROV's types."""
        section = "wasDerivedFrom" if relation in _SUBTYPES else relation
        first, second = _ENDS[section]
        row: dict[str, object] = {first: one, second: other}
        if relation in _SUBTYPES:
            row["prov:type"] = _typed(_SUBTYPES[relation])
        row |= {key.replace("_", ":", 1): value for key, value in given(attributes).items()}
        line = json_bytes(row)
        name = content_id(relation, line.decode("utf-8", "replace"))
        self._held.add(section, f"_:{name}", line)


_ENDS = {
    "wasDerivedFrom": ("prov:generatedEntity", "prov:usedEntity"),
    "wasAttributedTo": ("prov:entity", "prov:agent"),
    "alternateOf": ("prov:alternate1", "prov:alternate2"),
    "wasAssociatedWith": ("prov:activity", "prov:agent"),
}


def _document(entry: Entry) -> str:
    return f"alteram:{entry.document.id}"


def _agent(records: _Records, speaker: Speaker) -> str:
    kind = "prov:Person" if speaker.kind == "person" else "prov:Organization"
    known = speaker.kind not in ("unknown", "document", "group")
    return records.thing(
        "agent", f"alteram:{speaker.id}", prov_label=speaker.name, term_kind=speaker.kind,
        prov_type=_typed(kind) if known else None,
    )  # fmt: skip


def _add_document(records: _Records, entry: Entry, speakers: Speakers) -> None:
    document, text = entry.document, f"sha256:{entry.text.sha256}"
    name = records.thing(
        "entity", _document(entry), prov_type=_typed("term:Document"), prov_label=document.title,
        prov_location=document.location, term_sha256=document.sha256,
        term_captured=document.captured, term_published=document.published,
        term_container=document.container, term_locator=document.locator,
    )  # fmt: skip
    records.thing(
        "entity", text, prov_type=_typed("term:TextVersion"), term_language=entry.text.language,
        term_method=entry.text.method,
    )  # fmt: skip
    records.relate("wasDerivedFrom", text, name)
    outlet = speakers.outlet(entry)
    if outlet is not None:
        records.relate("wasAttributedTo", name, _agent(records, outlet))


def _add_said(records: _Records, found: Said, speakers: Speakers) -> None:
    entry = found.entry
    text = f"sha256:{entry.text.sha256}"
    for by in found.attributions:
        chain = [_agent(records, one) for one in speakers.chain(entry, by)]
        content = records.thing(
            "entity", f"{_document(entry)}.{by.id}", prov_type=_typed("term:Attribution"),
            prov_value=" [...] ".join(quote(entry.text.text, span) for span in by.content),
            term_kind=by.kind, term_at=[f"{span.start}-{span.end}" for span in by.content],
        )  # fmt: skip
        records.relate("wasQuotedFrom", content, text)
        for place, agent in enumerate(chain):
            records.relate("wasAttributedTo", content, agent, term_chainPlace=place)
        if by.kind != "outlet":
            spoken = records.thing("entity", f"{content}.statement",
                                   prov_type=_typed("term:Statement"))  # fmt: skip
            records.relate("wasAttributedTo", spoken, chain[0])
            records.relate("hadPrimarySource", content, spoken)
    for claim, by in found.claims:
        name = records.thing(
            "entity", f"{_document(entry)}.{claim.id}", prov_type=_typed("term:Claim"),
            prov_value=quote(entry.text.text, claim.span), term_position=claim.position,
            term_act=claim.act, term_at=f"{claim.span.start}-{claim.span.end}",
        )  # fmt: skip
        records.relate("wasQuotedFrom", name, text)
        records.relate("wasDerivedFrom", name, f"{_document(entry)}.{by.id}")
        records.relate("wasAttributedTo", name, _agent(records, speakers.chain(entry, by)[0]))


def _add_copies(records: _Records, cluster: CopyCluster) -> None:
    for link in cluster.links:
        _add_copy(records, cluster, link)
    if cluster.origin is not None:
        for document in cluster.documents:
            if document != cluster.origin:
                records.relate(
                    "hadPrimarySource", f"alteram:{document}", f"alteram:{cluster.origin}",
                    term_cluster=cluster.id, term_credit=cluster.credit,
                )  # fmt: skip


def _add_copy(records: _Records, cluster: CopyCluster, link: Republication) -> None:
    one, other = f"alteram:{link.document}", f"alteram:{link.of}"
    if link.kind == "same_quotation":
        # Neither text is known to come from the other: both quote the same words.
        shared = records.thing(
            "entity", f"alteram:{cluster.id}", prov_type=_typed("term:Quotation")
        )
        records.relate("wasQuotedFrom", one, shared)
        records.relate("wasQuotedFrom", other, shared)
        return
    relation = {"contains": "wasQuotedFrom", "rewritten": "wasRevisionOf"}.get(link.kind)
    records.relate(
        relation or "wasDerivedFrom", one, other, term_kind=link.kind,
        term_overlap=str(link.overlap), term_credit=link.credit,
    )  # fmt: skip
    if link.kind == "same_text":
        records.relate("alternateOf", one, other)


def _add_related(records: _Records, holding: Holding) -> None:
    for comparison in holding.comparisons:
        for one in comparison.relations:
            relation = _RELATED.get(one.relation)
            if relation is not None:
                later, earlier = one.later, one.earlier
                records.relate(
                    relation, f"alteram:{later.document}.{later.claim}",
                    f"alteram:{earlier.document}.{earlier.claim}", term_relation=one.relation,
                )  # fmt: skip


def _add_decision(records: _Records, decision: Decision) -> None:
    row = {"term_action": decision.action, "term_subject": decision.subject,
           "term_value": decision.value, "term_why": decision.why,
           "term_round": decision.round, "term_made": decision.made}  # fmt: skip
    if _is_time(decision.made):
        row |= {"prov_startTime": decision.made, "prov_endTime": decision.made}
    name = records.thing(
        "activity", f"alteram:{decision.id}", prov_type=_typed("term:Decision"), **row
    )
    who = records.thing("agent", f"alteram:{content_id('who', decision.who)}",
                        prov_type=_typed("prov:Person"), prov_label=decision.who)  # fmt: skip
    records.relate("wasAssociatedWith", name, who)


def _is_time(words: str) -> bool:
    try:
        return datetime.datetime.fromisoformat(words).tzinfo is not None
    except ValueError:
        return False


def _fill(records: _Records, holding: Holding) -> Iterator[Problem]:
    speakers = Speakers(holding.links.actors)
    records.thing("agent", "alteram:program", prov_type=_typed("prov:SoftwareAgent"),
                  prov_label=PROGRAM)  # fmt: skip
    for entry in holding.entries:
        found = said(entry)
        yield from found.left_out
        _add_document(records, entry, speakers)
        _add_said(records, found, speakers)
    for cluster in holding.links.copies:
        _add_copies(records, cluster)
    _add_related(records, holding)
    for decision in holding.decisions:
        _add_decision(records, decision)


def write_prov(holding: Holding, path: Path) -> tuple[Problem, ...]:
    """Write one PROV-JSON document, its parts sorted by name, each on a line.

    Returns what was left out; raises ReportError where the file cannot be written.
    """
    with Sorted(path) as held, whole_file(path) as file:
        left_out = tuple(_fill(_Records(held), holding))
        file.write(b'{"prefix": ' + json_bytes(PREFIXES))
        for section in SECTIONS:
            file.write(f',\n"{section}": {{'.encode("ascii"))
            for number, (name, row) in enumerate(held.rows(section)):
                file.write((b",\n" if number else b"\n") + json_bytes(name) + b": " + row)
            file.write(b"\n}")
        file.write(b"\n}\n")
    return left_out


PROV = Exporter(
    name="prov",
    what="a file of PROV-JSON: what was quoted from where, who said it, which text came from which",
    write=write_prov,
)
