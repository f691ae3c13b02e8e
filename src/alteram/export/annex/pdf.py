"""The annex as a PDF: by WeasyPrint where it is installed, else by LibreOffice."""

import importlib
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pypdfium2

from alteram.errors import ReportError

_OFFICE = ("soffice", "libreoffice")
_LONGEST = 600
HOW = (
    "No PDF could be made: neither WeasyPrint nor LibreOffice is here; nothing was written. "
    "Install one (`pip install 'alteram[pdf]'`, or LibreOffice from your system), or ask for "
    "--form html and print it to a PDF from a browser."
)


def pdf_bytes(html: str, docx: bytes) -> bytes:
    """Return the PDF of an annex, from its page or from its DOCX; raises ReportError."""
    try:
        weasyprint = importlib.import_module("weasyprint")
    except (ImportError, OSError):
        # OSError: it is installed, but the libraries of the system that it draws with are not.
        return _by_office(docx)
    return _by_weasyprint(weasyprint, html)


def _by_weasyprint(weasyprint: Any, html: str) -> bytes:
    nothing = weasyprint.URLFetcher(allowed_protocols=())
    made: bytes = weasyprint.HTML(string=html, url_fetcher=nothing).write_pdf()
    return made


def _by_office(docx: bytes) -> bytes:
    program = next((found for name in _OFFICE if (found := shutil.which(name))), None)
    if program is None:
        raise ReportError(HOW)
    with tempfile.TemporaryDirectory(prefix="alteram-") as folder:
        held = Path(folder) / "annex.docx"
        held.write_bytes(docx)
        command = [
            program, "--headless", f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
            "--convert-to", "pdf", "--outdir", folder, str(held),
        ]  # fmt: skip
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_LONGEST)
            return held.with_suffix(".pdf").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise ReportError(
                f"{program} made no PDF ({error}); nothing was written. Ask for --form html and "
                "print it to a PDF from a browser."
            ) from error


def pages_in(pdf: bytes) -> int:
    """Return the number of pages of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()
