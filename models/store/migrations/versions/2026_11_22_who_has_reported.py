"""who has reported

Safe migrations: add first, fill later, remove last; one transaction each; never drop a column that holds
figures; a change of data is tested with rows before and after.

The index of figures by indicator and period tells the unit and the kind too.
"""

from __future__ import annotations

from alembic import op


revision = '7c3d0f5a9be1'
down_revision = 'e9433041ccaa'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index('ix_figures_indicator_period_unit_kind', 'figures', ['indicator', 'period', 'unit', 'kind'], unique=False)
    op.drop_index('ix_figures_indicator_period', 'figures')


def downgrade() -> None:
    op.create_index('ix_figures_indicator_period', 'figures', ['indicator', 'period'], unique=False)
    op.drop_index('ix_figures_indicator_period_unit_kind', 'figures')
