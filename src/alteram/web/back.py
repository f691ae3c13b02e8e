"""The way back after a form: a path of this workbench, and nothing else."""

from urllib.parse import quote

from fastapi.responses import RedirectResponse

SEE_OTHER = 303


def back_to(path: str, otherwise: str) -> RedirectResponse:
    """Return a redirect to a path of the workbench; to `otherwise` where it is none."""
    ours = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return RedirectResponse(quote(path if ours else otherwise, safe="/?&=%#:+,;~.-_"), SEE_OTHER)
