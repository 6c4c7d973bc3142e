"""Imported by the process that a server's processes are forked from: what it reads here they share.

It reads the default model, and ignores Ctrl-C, as they do: it reaches the whole group, and the server ends them itself.
"""

import signal

from hankenlp.pipeline import extract
from hankenlp.web.jobs import WARMING

signal.signal(signal.SIGINT, signal.SIG_IGN)
extract(WARMING)
