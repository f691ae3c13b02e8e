"""What linking keeps of each document, so that later ones are linked without reading it again.

The records are those of the room that links; here they are bytes under keys. All of it can be made
anew from the documents, and is whenever it does not fit them.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sqlalchemy import func, select

from alteram.model import content_id
from alteram.store import schema
from alteram.store.rows import ASKED_AT_ONCE, batches, streamed
from alteram.store.transactions import Transactions

_WRITTEN_AT_ONCE = 5_000
# Code points; in UTF-8 well below what a server can index.
_LONGEST_BLOCK = 200


class KeptMention(NamedTuple):
    """One mention of an event: its key, its event's id if it has one, the blocks to find it by."""

    key: str
    event: str | None
    blocks: tuple[str, ...]
    record: bytes


class Linkage:
    """The linkage tables of one dossier."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def clear(self) -> None:
        """Drop all that is kept."""
        with self._transactions.writing() as connection:
            for table in (schema.BLOCKS, schema.MENTIONS, schema.TRACES, schema.FACTS):
                connection.execute(table.delete())

    def add_traces(self, traces: Iterable[tuple[str, bytes]]) -> None:
        """Keep what is compared of documents, by the document's id."""
        for some in batches(traces, _WRITTEN_AT_ONCE):
            rows = [{"document": document, "record": record} for document, record in some]
            with self._transactions.writing() as connection:
                connection.execute(schema.TRACES.insert(), rows)

    def traces(self) -> Iterator[tuple[str, bytes]]:
        """Yield what is compared of each document, by the document's id."""
        query = select(schema.TRACES).order_by(schema.TRACES.c.document)
        with self._transactions.reading() as connection:
            for row in streamed(connection, query, 1_000):
                yield row.document, row.record

    def traced(self) -> int:
        """Return how many documents are kept."""
        query = select(func.count()).select_from(schema.TRACES)
        with self._transactions.reading() as connection:
            return connection.execute(query).scalar_one()

    def untraced(self) -> tuple[str, ...]:
        """Return the ids of the documents that were added since the others were linked."""
        documents, traces = schema.DOCUMENTS.c, schema.TRACES.c
        query = (
            select(documents.id)
            .where(documents.id.not_in(select(traces.document)))
            .order_by(documents.id)
        )
        with self._transactions.reading() as connection:
            return tuple(row.id for row in connection.execute(query))

    def add_mentions(self, mentions: Iterable[KeptMention]) -> None:
        """Keep mentions that are not there yet, by their keys."""
        for some in batches(mentions, _WRITTEN_AT_ONCE):
            rows = [{"key": m.key, "event": m.event, "record": m.record} for m in some]
            blocks = [{"block": _key(block), "mention": m.key} for m in some for block in m.blocks]
            with self._transactions.writing() as connection:
                connection.execute(schema.MENTIONS.insert(), rows)
                if blocks:
                    connection.execute(schema.BLOCKS.insert(), blocks)

    def drop_mentions(self, keys: Iterable[str]) -> None:
        """Take mentions out, by key, where they are there."""
        for some in batches(sorted(set(keys)), ASKED_AT_ONCE):
            with self._transactions.writing() as connection:
                connection.execute(schema.BLOCKS.delete().where(schema.BLOCKS.c.mention.in_(some)))
                connection.execute(schema.MENTIONS.delete().where(schema.MENTIONS.c.key.in_(some)))

    def mentions_in(self, blocks: Iterable[str]) -> Iterator[tuple[str | None, bytes]]:
        """Yield the mentions found under any of the blocks, once each: event's id and record."""
        found: set[str] = set()
        with self._transactions.reading() as connection:
            for asked in batches(sorted(set(map(_key, blocks))), ASKED_AT_ONCE):
                query = select(schema.BLOCKS.c.mention).where(schema.BLOCKS.c.block.in_(asked))
                found.update(row.mention for row in connection.execute(query))
            for keys in batches(sorted(found), ASKED_AT_ONCE):
                mentions = schema.MENTIONS.c
                wanted = select(mentions.event, mentions.record).where(mentions.key.in_(keys))
                for row in connection.execute(wanted.order_by(mentions.key)):
                    yield row.event, row.record

    def mentions_of(self, events: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the mentions of events, by key: event's id and record."""
        mentions = schema.MENTIONS.c
        with self._transactions.reading() as connection:
            for asked in batches(sorted(set(events)), ASKED_AT_ONCE):
                query = select(mentions.event, mentions.record).where(mentions.event.in_(asked))
                for row in connection.execute(query.order_by(mentions.key)):
                    yield row.event, row.record

    def keep_facts(self, facts: Mapping[str, bytes]) -> None:
        """Keep what is known of the whole collection, by name, in the place of what was."""
        with self._transactions.writing() as connection:
            for name, record in sorted(facts.items()):
                connection.execute(schema.FACTS.delete().where(schema.FACTS.c.name == name))
                connection.execute(schema.FACTS.insert().values(name=name, record=record))

    def fact(self, name: str) -> bytes | None:
        """Return what is known of the whole collection under a name, or None."""
        query = select(schema.FACTS.c.record).where(schema.FACTS.c.name == name)
        with self._transactions.reading() as connection:
            row = connection.execute(query).first()
        return None if row is None else bytes(row.record)


def _key(block: str) -> str:
    """Return the key of a block: its words, or what stands for them where they are long."""
    return block if len(block) <= _LONGEST_BLOCK else content_id("block", block)
