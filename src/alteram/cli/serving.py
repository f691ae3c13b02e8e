"""The workbench: pages over a dossier, in a browser."""

import click

from alteram.cli.command import dossier_option, with_clear_errors
from alteram.terminal.words import say


@click.command()
@dossier_option
@click.option("--port", default=8400, show_default=True, help="The port to listen on.")
@with_clear_errors
def serve(dossier: str, port: int) -> int:
    """Open the workbench: read, compare, decide and export in a browser.

    Example: alteram serve --dossier case.alteram
    """
    import uvicorn  # slow to load, and only needed here

    from alteram.desk import Desk
    from alteram.web import make_app
    from alteram.web.gate import Gate

    with Desk(dossier) as desk:
        say(f"The workbench: http://127.0.0.1:{port}/ (Ctrl-C ends it)")
        uvicorn.run(make_app(desk, Gate()), host="127.0.0.1", port=port, log_level="warning")
    return 0
