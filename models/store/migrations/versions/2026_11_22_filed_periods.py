"""filed periods

Safe migrations: add first, fill later, remove last; one transaction each; never drop a column that holds
figures; a change of data is tested with rows before and after.

What every unit has filed so far is noted from the reports.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.plan.periods import period_from_key


revision = '9d41c7e05b3a'
down_revision = 'e0838b89c14e'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('filed_periods',
    sa.Column('form', sa.String(length=40), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('rhythm', sa.String(length=14), nullable=False),
    sa.Column('unit', sa.String(length=80), nullable=False),
    sa.Column('periods', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('form', 'year', 'rhythm', 'unit', name=op.f('pk_filed_periods')),
    sqlite_with_rowid=False
    )
    op.create_index('ix_filed_periods_form_year_rhythm_periods_unit', 'filed_periods', ['form', 'year', 'rhythm', 'periods', 'unit'], unique=False)
    connection = op.get_bind()
    for form, key in connection.execute(sa.text('SELECT DISTINCT form, period FROM reports')).all():
        period = period_from_key(key)
        # "WHERE" also keeps SQLite from reading ON CONFLICT as the condition of a join.
        connection.execute(
            sa.text(
                'INSERT INTO filed_periods (form, year, rhythm, unit, periods) '
                'SELECT form, :year, :rhythm, unit, :bit FROM reports WHERE form = :form AND period = :key '
                'ON CONFLICT (form, year, rhythm, unit) DO UPDATE SET periods = filed_periods.periods | excluded.periods'
            ).bindparams(sa.bindparam('bit', type_=sa.BigInteger)),
            {'year': period.year, 'rhythm': period.rhythm.value, 'bit': 1 << (period.number - 1), 'form': form, 'key': key},
        )


def downgrade() -> None:
    op.drop_table('filed_periods')
