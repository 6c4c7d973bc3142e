"""``hankenlp serve`` in a process of its own, for tests that need a real one."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Server:
    """A running server: its process, where it is, and what it said on stderr until it was reachable."""

    process: subprocess.Popen[str]
    url: str
    said: list[str] = field(default_factory=list)

    def stop(self) -> str:
        """Press Ctrl-C; what it says after that."""
        self.process.send_signal(signal.SIGINT)
        return self.process.communicate(timeout=30)[1]


@contextmanager
def serving(*options: str) -> Iterator[Server]:
    """A server at a free port, which is stopped at the end."""
    command = [sys.executable, "-m", "hankenlp", "serve", "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stderr is not None
        server = Server(process, "")
        try:
            for line in process.stderr:
                server.said.append(line)
                if found := re.search(r"curl (http://\S+)/extract", line):
                    server.url = found[1]
                    break
            assert server.url, "".join(server.said)
            yield server
        finally:
            if process.poll() is None:
                server.stop()
