"""Nothing leaves the machine: every command on the demo with every way out of it denied.

The guard is installed before anything else in each Python process that comes to be, the process
that parses documents among them.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.request import urlopen

import pytest

from alteram.cli import main
from alteram.export import EXPORTERS

DEMO = Path(__file__).parent.parent / "demo" / "texts"
WENT_OUT = 97
DENIED = f"""
import os, sys

def deny(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname",
                 "socket.gethostbyaddr", "socket.sendto", "socket.sendmsg", "urllib.Request"):
        os.write(2, f"went out: {{event}} {{args}}\\n".encode())
        os._exit({WENT_OUT})

sys.addaudithook(deny)
"""
WHO = ("--who", "A", "--why", "Read again.")
# What each command is given; in this order, after the texts of the demo were read.
COMMANDS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "read": (("more.txt", "page.html", "table.csv", "folder"),),
    "link": (("--whole",),),
    "analyse": (("--all",),),
    "events": (("--accounts",), ("--json",)),
    "compare": (("Harsk, 4 March 2022",),),
    "figure": (("all", "killed"),),
    "timeline": ((),),
    "copies": (("--diff",),),
    "why": (("Harsk, 4 March 2022",),),
    "search": (("market", "Harsk"),),
    "review": ((),),
    "decide": (("party", "Drovian Defence Ministry", "Drovia", *WHO),),
    "decisions": ((), ("--look",)),
    "agreement": ((),),
    "report": (("r.html",),),
    "export": tuple((one.name, f"out-{one.name}") for one in EXPORTERS),
    "import": (("annotations", "out-webannotation"),),
    "audit": (("--swap", "Drovia=Sarvenia", "more.txt"),),
    "annotate": (("lines.jsonl", "out.jsonl"),),
    "run": (("--in", "folder", "--out", "tables", "--processes", "1"),),
    "slice": (("tables", "--dossier", "part.alteram"),),
    "verify": ((),),
    "people": (("add", "Ana Perin"), ("list",), ("log",)),
    # It listens and does not end by itself; its own test is below.
    "serve": (),
}


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return an environment in which no Python process can go out."""
    folder = tmp_path_factory.mktemp("guard")
    (folder / "sitecustomize.py").write_text(DENIED, encoding="utf-8")
    paths = [str(folder), *(path for path in sys.path if path)]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


# All commands in one process, since each would load the models anew.
ALL = """
import json, sys
from click.testing import CliRunner
from alteram.cli import main
for words in json.load(sys.stdin):
    done = CliRunner().invoke(main, words)
    fault = done.exception
    told = None if fault is None or isinstance(fault, SystemExit) else repr(fault)
    print(json.dumps([words, done.exit_code, done.stderr, told]), flush=True)
"""


def python(code: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False
    )


def test_the_guard_sees_a_connection_in_a_child_too(guarded: dict[str, str]) -> None:
    connect = "import socket; socket.create_connection(('127.0.0.1', 9))"
    assert python(connect, guarded).returncode == WENT_OUT
    child = (
        f"import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', {connect!r}]))"
    )
    assert python(child, guarded).returncode == WENT_OUT


def test_the_guard_is_in_the_process_that_parses(guarded: dict[str, str]) -> None:
    code = """
from alteram.read import Readers
from pathlib import Path
with Readers() as readers:
    [*readers.read(b"The road is closed.", "a.txt", "2024")]
    print(Path(f"/proc/{readers.pid}/environ").read_bytes().decode())
"""
    if Path("/proc/self/environ").exists():
        assert Path(guarded["PYTHONPATH"].split(os.pathsep)[0]).name in python(code, guarded).stdout


def test_an_address_is_what_goes_out(guarded: dict[str, str], tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "alteram.cli",
        "read",
        "http://127.0.0.1:9/",
        "--allow-private",
    ]
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        guarded.pop(name, None)
    done = subprocess.run(
        command, cwd=tmp_path, env=guarded, capture_output=True, text=True, check=False
    )
    assert done.returncode == WENT_OUT


def test_every_command_on_the_demo_goes_nowhere(guarded: dict[str, str], tmp_path: Path) -> None:
    # A new command belongs into COMMANDS.
    assert sorted(COMMANDS) == sorted(main.commands)
    story = (DEMO / "04-lenna-press-harsk.txt").read_text(encoding="utf-8")
    (tmp_path / "more.txt").write_text(story.replace("nine", "eight"), encoding="utf-8")
    (tmp_path / "lines.jsonl").write_text('{"id": 1, "text": "He left."}\n', encoding="utf-8")
    (tmp_path / "page.html").write_text(
        "<html><head><link rel=stylesheet href='http://127.0.0.1:9/a.css'><title>Road</title>"
        "</head><body><img src='http://127.0.0.1:9/a.png'><p>The road to Kesh is closed, the "
        "ministry of Vardania said.</p></body></html>",
        encoding="utf-8",
    )
    (tmp_path / "table.csv").write_text(
        "url,text\nhttp://127.0.0.1:9/,The road to Kesh is open again.\n", encoding="utf-8"
    )
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.xml").write_text(
        "<?xml version='1.0'?><!DOCTYPE rss SYSTEM 'http://127.0.0.1:9/rss.dtd'><rss><channel>"
        "<item><title>The road</title><link>http://127.0.0.1:9/</link></item></channel></rss>",
        encoding="utf-8",
    )
    texts = [str(path) for path in sorted(DEMO.iterdir())]
    wanted = [["read", *texts]]
    wanted += [[name, *args] for name, calls in COMMANDS.items() for args in calls]
    done = subprocess.run(
        [sys.executable, "-c", ALL],
        cwd=tmp_path, env=guarded, capture_output=True, text=True, check=False, timeout=300,
        input=json.dumps(wanted),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [words for words, *_ in told] == wanted
    for words, code, stderr, fault in told:
        # Some texts are in another language or too short: set aside, which is exit code 1.
        assert fault is None, (words, fault)
        assert code in (0, 1), (words, stderr)
        assert "went out" not in stderr, words
        assert f"exit code {WENT_OUT}" not in stderr, words
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "src=" not in page
    assert "<script" not in page
    assert "url(" not in page


def test_the_workbench_goes_nowhere(guarded: dict[str, str], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "alteram.cli", "serve", "--port", "0"]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env=guarded,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        told = iter(process.stdout.readline, "")
        address = next(line for line in told if "http://" in line).split()[2]
        with urlopen(address, timeout=30) as answer:
            assert answer.status == 200
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=30)
    assert process.returncode == 0, stderr
    assert stderr == ""
