"""How often Celia's page was of use: a day and two numbers in fives, without kiosk and time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "celia_days",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("code", sa.Integer, nullable=False),
        sa.Column("sample", sa.Integer, nullable=False),
        sa.Column("campaign", sa.SmallInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "celia_keys",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("day", sa.Date, nullable=False),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    raise NotImplementedError("the hub only goes forward; restore a copy to go back")
