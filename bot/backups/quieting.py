"""Makes a database that was put back quiet, of the newest shape.

Promises: nothing that had waited is sent by it, and no question of before takes an answer.
Must not: know where the database lies.
"""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from handlers.dialogue import states
from models.store import migrating
from models.store.queries import held, officers


def quieted(engine: sa.Engine, now: datetime) -> held.Held:
    """Upgrade the database and hold back what waits at ``now``, a demonstration's by its own clock; what is held
    back."""
    migrating.migrate(engine)
    with engine.begin() as connection:
        row = officers.installation(connection)
        held.hold(connection, (row and row.clock) or now, states.RESTORED)
    with engine.connect() as connection:
        return held.held(connection)
