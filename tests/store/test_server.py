"""A dossier on a database server: named by an address whose password is shown to nobody."""

import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner

from alteram.cli import main
from alteram.errors import DossierError
from alteram.model import Problem
from alteram.store import Dossier
from alteram.store.server import is_address


def words_of(address: str, *, create: bool = True) -> str:
    with pytest.raises(DossierError) as caught:
        Dossier.open(address, create=create)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_what_is_an_address_and_what_a_file() -> None:
    assert is_address("postgresql://anna@server/kesh")
    assert is_address("mysql://server/kesh")
    for name in ("dossier.alteram", "a:b", "C:/kesh", Path("postgresql:/x"), "./postgresql:x"):
        assert not is_address(name)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://anna:s3cret@127.0.0.1:1/kesh",
        "postgresql://anna:s3cret@127.0.0.1:1/kesh?sslpassword=s3cret",
        "postgresql://anna:s3cret@here@127.0.0.1:port/kesh",
        "postgresql://anna:s3cret/@127.0.0.1/kesh",
        "postgresql://anna:s3cret@127.0.0.1",
        "mysql://anna:s3cret@127.0.0.1/kesh",
    ],
)
def test_no_message_shows_a_password(address: str) -> None:
    words = words_of(address)
    assert "s3cret" not in words
    assert "nothing" in words


def test_nor_does_the_message_of_a_wrong_password(server: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("CREATE ROLE boris LOGIN PASSWORD 'tarn'")
    words = words_of(server.replace("postgres@", "boris:s3cret@").replace("/postgres", "/none"))
    assert "s3cret" not in words
    assert "boris@127.0.0.1" in words


def test_an_empty_database_holds_no_dossier_and_none_is_made_for_reading(address: str) -> None:
    assert "there is no such dossier" in words_of(address, create=False)
    with psycopg.connect(address) as connection:
        assert connection.execute("SELECT to_regclass('documents')").fetchone() == (None,)


def test_one_opened_for_reading_is_not_written(address: str) -> None:
    Dossier.open(address, create=True).close()
    with Dossier.open(address) as dossier, pytest.raises(DossierError, match="cannot be written"):
        dossier.add_problem(Problem(location="a", stage="b", message="c"))
    with Dossier.open(address) as dossier:
        assert dossier.problems() == ()


def test_a_newer_schema_is_refused(address: str) -> None:
    Dossier.open(address, create=True).close()
    with psycopg.connect(address) as connection:
        connection.execute("UPDATE schema_version SET version = 99")
    assert "newer release" in words_of(address)


def test_without_its_library_the_message_says_how_to_install_it() -> None:
    # In a process of its own, in which the library cannot be imported.
    program = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from alteram.errors import DossierError\nfrom alteram.store import Dossier\n"
        "try:\n    Dossier.open('postgresql://anna:s3cret@127.0.0.1/kesh')\n"
        "except DossierError as error:\n    print(error)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert "pip install 'alteram[postgresql]'" in done.stdout
    assert "s3cret" not in done.stdout + done.stderr


def test_the_program_names_itself_and_not_the_address(address: str) -> None:
    with (
        Dossier.open(address, create=True) as dossier,
        dossier.transactions.reading() as connection,
    ):
        query = "SELECT application_name FROM pg_stat_activity WHERE pid = pg_backend_pid()"
        assert connection.exec_driver_sql(query).scalar_one() == "alteram"


def test_commands_take_an_address_and_print_no_password(tmp_path: Path, address: str) -> None:
    text = tmp_path / "a.txt"
    text.write_text("The ministry of Vardania said on 3 May 2021 that 12 people died in Kesh.\n")
    where = address.replace("postgres@", "postgres:s3cret@")
    for words in (
        ("read", str(text)),
        ("events",),
        ("search", "12 people"),
        ("verify",),
        ("export", "jsonl", str(tmp_path / "out")),
    ):
        done = CliRunner().invoke(main, [*words, "--dossier", where])
        assert done.exit_code == 0, done.output
        assert "s3cret" not in done.output
    for path in (tmp_path / "out").iterdir():
        assert b"s3cret" not in path.read_bytes()
