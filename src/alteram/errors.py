"""Every exception that Alteram raises, in one small tree.

Each message says what was wrong, what was done about it and what to do next.
"""


class AlteramError(Exception):
    """Base of all errors of this package; catching it catches nothing foreign."""


class ReadError(AlteramError):
    """One input could not become a document; the rest of the work goes on."""


class WorkerError(AlteramError):
    """The process in which documents are parsed cannot be started; nothing was read."""


class DossierError(AlteramError):
    """A dossier file cannot be opened, read or written; it was left as it is."""


class QuoteMismatchError(AlteramError):
    """Stored words and the text at their offsets differ; the record is not used."""


class AnnotateError(AlteramError):
    """A line given to `annotate` does not follow the contract."""


class NotFoundError(AlteramError):
    """The dossier holds no record of the name or id that was asked for."""


class ModelFileError(AlteramError):
    """A data file of the installation is missing or not the one that was released."""


class ReportError(AlteramError):
    """A report or export cannot be written; the dossier was left as it is."""


class SwapError(AlteramError):
    """Names cannot be swapped as asked; nothing was analysed."""


class DecisionError(AlteramError):
    """A decision lacks what it needs; nothing was written."""


class BusyError(AlteramError):
    """Too much is in line already; what was asked for was not begun."""


class AccountError(AlteramError):
    """People, their passwords or the log of what they did cannot be used; nothing was changed."""


class ServeError(AlteramError):
    """The workbench cannot be served as asked; nothing was opened to anybody."""


class RunError(AlteramError):
    """A collection cannot be worked through as asked, or not to its end; what was done is kept."""
