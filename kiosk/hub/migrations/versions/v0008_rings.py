"""Somebody at a kiosk asks for staff: the kiosk and when, nothing else."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rings",
        sa.Column("device", sa.String(40), primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True).with_variant(sa.String(20), "sqlite"), nullable=False),
        sa.Column("answered", sa.SmallInteger, nullable=False),
    )


def downgrade() -> None:
    raise NotImplementedError("the hub only goes forward; restore a copy to go back")
