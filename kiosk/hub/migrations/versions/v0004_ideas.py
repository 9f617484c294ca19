"""What patrons answer and write: the question of the week."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "idea_counts",
        sa.Column("question", sa.String(64), primary_key=True),
        sa.Column("what", sa.String(8), primary_key=True),
        sa.Column("choice", sa.String(16), primary_key=True),
        sa.Column("given", sa.Integer, nullable=False),
        sa.Column("published", sa.Integer),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ideas",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("question", sa.String(64)),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "idea_keys",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    raise NotImplementedError("the hub only goes forward; restore a copy to go back")
