"""figures lie by unit

Safe migrations: add first, fill later, remove last; one transaction each; never drop a column that holds
figures; a change of data is tested with rows before and after.

In a file the rows of figures now stand in the order of their primary key, so that a unit's lie together. A server
keeps its own order.
"""

from __future__ import annotations

from alembic import op


revision = '5f0c2e7d91ab'
down_revision = '9d41c7e05b3a'
branch_labels = None
depends_on = None


def upgrade() -> None:
    _rebuild(with_rowid=False)


def downgrade() -> None:
    _rebuild(with_rowid=True)


def _rebuild(*, with_rowid: bool) -> None:
    if op.get_bind().dialect.name == "sqlite":
        with op.batch_alter_table('figures', recreate='always', table_kwargs={'sqlite_with_rowid': with_rowid}):
            pass
