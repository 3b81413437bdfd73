"""lines for operators

Safe migrations: add first, fill later, remove last; one transaction each; never drop a column that holds
figures; a change of data is tested with rows before and after.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


revision = '5d0c3a7be214'
down_revision = '40b6f2daefa5'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('installation', schema=None) as batch_op:
        batch_op.add_column(sa.Column('operators_told_on', sa.String(length=10), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('installation', schema=None) as batch_op:
        batch_op.drop_column('operators_told_on')
