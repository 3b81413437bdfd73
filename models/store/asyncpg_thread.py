"""PostgreSQL's driver for code that does not await: asyncpg lives in a thread of its own with its own event loop.

Promises: an ordinary function may use an ordinary engine from any thread; a function that was itself sent to the
thread runs there without a hop for each statement.
Must not: know a table or a transaction.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any, ParamSpec, TypeVar

from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.pool import QueuePool
from sqlalchemy.util.concurrency import greenlet_spawn, in_greenlet

P = ParamSpec("P")
R = TypeVar("R")


class LoopThread:
    """A thread with an event loop; it starts with the first thing to do."""

    def __init__(self) -> None:
        self._starting = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def send(self, doing: Coroutine[Any, Any, R]) -> Future[R]:
        """Begin to do this in the thread."""
        return asyncio.run_coroutine_threadsafe(doing, self._running())

    def do(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run ``work`` in the thread, or at once where we are in it, and wait for it."""
        if in_greenlet():
            return work(*args, **kwargs)
        return self.send(greenlet_spawn(lambda: work(*args, **kwargs))).result()

    def stop(self) -> None:
        """End the thread; the next thing to do starts another."""
        with self._starting:
            loop, thread, self._loop, self._thread = self._loop, self._thread, None, None
        if loop is not None and thread is not None:
            loop.call_soon_threadsafe(loop.stop)
            thread.join()

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._starting:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(target=_live, args=(self._loop,), name="asyncpg", daemon=True)
                self._thread.start()
            return self._loop


def _live(loop: asyncio.AbstractEventLoop) -> None:
    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        runner.get_loop().run_forever()
        runner.run(asyncio.sleep(0))  # what was closed last is now let go of


class ThreadedAsyncpg(PGDialect_asyncpg):
    """asyncpg as SQLAlchemy knows it, with everything that waits for the server done in ``thread``."""

    supports_statement_cache = True
    is_async = False
    supports_server_side_cursors = False  # their rows would be awaited one by one, outside the thread

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)  # type: ignore[no-untyped-call]
        self.thread = LoopThread()

    @classmethod
    def get_pool_class(cls, url: Any) -> Any:
        return QueuePool

    def connect(self, *cargs: Any, **cparams: Any) -> Any:
        return self.thread.do(super().connect, *cargs, **cparams)

    def on_connect(self) -> Any:
        connected = super().on_connect()  # type: ignore[no-untyped-call]
        return lambda dbapi: self.thread.do(connected, dbapi)

    def initialize(self, connection: Any) -> None:
        self.thread.do(super().initialize, connection)

    def set_isolation_level(self, *args: Any, **kwargs: Any) -> None:
        self.thread.do(super().set_isolation_level, *args, **kwargs)

    def do_execute(self, *args: Any, **kwargs: Any) -> None:
        self.thread.do(super().do_execute, *args, **kwargs)

    def do_execute_no_params(self, *args: Any, **kwargs: Any) -> None:
        self.thread.do(super().do_execute_no_params, *args, **kwargs)

    def do_executemany(self, *args: Any, **kwargs: Any) -> None:
        self.thread.do(super().do_executemany, *args, **kwargs)

    def do_commit(self, dbapi_connection: Any) -> None:
        self.thread.do(super().do_commit, dbapi_connection)

    def do_rollback(self, dbapi_connection: Any) -> None:
        self.thread.do(super().do_rollback, dbapi_connection)

    def do_close(self, dbapi_connection: Any) -> None:
        self.thread.do(super().do_close, dbapi_connection)

    def do_terminate(self, dbapi_connection: Any) -> None:
        self.thread.do(super().do_terminate, dbapi_connection)

    def do_ping(self, dbapi_connection: Any) -> bool:
        pong: bool = self.thread.do(super().do_ping, dbapi_connection)
        return pong
