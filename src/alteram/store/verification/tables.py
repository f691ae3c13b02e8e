"""The tables themselves checked: pages, foreign keys, and the index of the words.

A database server looks after these by itself.
"""

from collections.abc import Iterator
from itertools import zip_longest

from sqlalchemy import Connection

_SHOWN = 20
_FRESH = (
    "CREATE VIRTUAL TABLE temp.fresh USING fts5(words, speaker, content='', "
    "tokenize='unicode61 remove_diacritics 0')",
    "INSERT INTO temp.fresh(rowid, words, speaker) SELECT number, words, speaker FROM passages",
    "CREATE VIRTUAL TABLE temp.stored_words USING fts5vocab('main', 'search', 'instance')",
    "CREATE VIRTUAL TABLE temp.fresh_words USING fts5vocab('temp', 'fresh', 'instance')",
)
_SUMS = 'SELECT term, count(*), sum(doc), sum(doc * "offset" % 1000003) FROM temp.{} GROUP BY term'


def table_faults(connection: Connection) -> Iterator[str]:
    """Yield what SQLite finds wrong with a file, and where the index of words is not the words'."""
    if connection.dialect.name != "sqlite":
        return
    for row in connection.exec_driver_sql(f"PRAGMA integrity_check({_SHOWN})"):
        if row[0] != "ok":
            yield f"file: {row[0]}"
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"table {row[0]}: row {row[1]} belongs to a row of {row[2]} that is not there"
    yield from _index_faults(connection)


def _index_faults(connection: Connection) -> Iterator[str]:
    """Index all words anew beside the dossier, and compare the two indexes word by word."""
    before = connection.exec_driver_sql("PRAGMA query_only").scalar_one()
    # Tables of one's own that go with the connection count as writing, too.
    connection.exec_driver_sql("PRAGMA query_only = OFF")
    try:
        for statement in _FRESH:
            connection.exec_driver_sql(statement)
        with (
            connection.exec_driver_sql(_SUMS.format("stored_words")) as stored,
            connection.exec_driver_sql(_SUMS.format("fresh_words")) as fresh,
        ):
            if any(one != other for one, other in zip_longest(stored, fresh)):
                yield "search: the index of words is not that of the passages"
    finally:
        for table in ("stored_words", "fresh_words", "fresh"):
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS temp.{table}")
        connection.exec_driver_sql(f"PRAGMA query_only = {before}")
