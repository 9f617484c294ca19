"""Reservations of rooms that live in another system, and what that system says of the rooms."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def _instant() -> sa.DateTime:
    return sa.DateTime(timezone=True).with_variant(sa.String(20), "sqlite")


def upgrade() -> None:
    op.create_table(
        "remote",
        sa.Column("reservation", sa.String(32), sa.ForeignKey("reservations.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("source", sa.String(24), nullable=False),
        sa.Column("remote_id", sa.String(100)),
        sa.Column("wish", sa.String(8)),
        sa.Column("until", _instant()),
        sa.Column("turn", sa.BigInteger, nullable=False),
        sa.Column("sent", sa.SmallInteger, nullable=False, server_default=sa.text("0")),
        sa.Column("tries", sa.Integer, nullable=False, server_default=sa.text("0")),
        sa.Column("next_at", _instant()),
        sa.Column("claimed_until", _instant()),
        sa.Column("refused", sa.String(24)),
    )
    wished = sa.text("wish IS NOT NULL")
    op.create_index("remote_turn", "remote", ["turn"])
    op.create_index("remote_wishes", "remote", ["source", "turn"], sqlite_where=wished, postgresql_where=wished)
    op.create_table(
        "remote_rooms",
        sa.Column("resource", sa.String(64), primary_key=True),
        sa.Column("source", sa.String(24), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("read_at", _instant(), nullable=False),
    )


def downgrade() -> None:
    raise NotImplementedError("the hub only goes forward; restore a copy to go back")
