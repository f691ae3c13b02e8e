from alteram.compare.records import *  # noqa
