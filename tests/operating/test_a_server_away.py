"""The bot on a server that goes away says so, stays alive, and is ready again when the server is back."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from tests.commands.command_line import Commands
from tests.databases import Server
from tests.operating.test_health import _asked, _until

pytestmark = pytest.mark.sqlite_file


@pytest.fixture
def server() -> Iterator[Server]:
    one = Server()
    yield one
    one.stop()


def test_ready_only_while_the_server_is_there(empty: Commands, server: Server) -> None:
    server.create("district")
    address = server.url("district").render_as_string(hide_password=False)
    with empty.serving(DATABASE_URL=address) as served:
        assert _asked(served, "/readyz")[0] == 200
        server._server.stop()
        went = time.monotonic()
        _until(lambda: _asked(served, "/readyz")[0] == 503)
        noticed = time.monotonic() - went
        assert _asked(served, "/livez")[0] == 200
        server._server.start()
        came = time.monotonic()
        _until(lambda: _asked(served, "/readyz")[0] == 200)
        print(f"not ready after {noticed:.1f} s, ready {time.monotonic() - came:.1f} s after the return")  # noqa: T201
        assert served.stops() == 0
