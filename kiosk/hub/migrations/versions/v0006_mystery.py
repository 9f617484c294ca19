"""Teams of the mystery and their logs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def _instant() -> sa.DateTime:
    return sa.DateTime(timezone=True).with_variant(sa.String(20), "sqlite")


def upgrade() -> None:
    op.create_table(
        "mystery_teams",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("code_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("last_at", _instant(), nullable=False),
        sa.Column("fame", sa.Text),
        sa.Column("fame_day", sa.Date),
    )
    op.create_index("mystery_last", "mystery_teams", ["last_at"])
    op.create_index("mystery_fame", "mystery_teams", ["fame_day"])
    op.create_table(
        "mystery_records",
        sa.Column("team", sa.String(64), primary_key=True),
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("n", sa.Integer, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("mystery_in_order", "mystery_records", ["team", "n"])
    op.create_table(
        "mystery_found",
        sa.Column("clue", sa.String(64), primary_key=True),
        sa.Column("at", _instant(), nullable=False),
    )


def downgrade() -> None:
    raise NotImplementedError("the hub only goes forward; restore a copy to go back")
