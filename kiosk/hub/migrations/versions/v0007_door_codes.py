"""Codes of doors, for bookings in rooms that live in another system."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("remote", sa.Column("door_code", sa.String(20)))


def downgrade() -> None:
    raise NotImplementedError("the hub only goes forward; restore a copy to go back")
