"""Kiosks say how they are."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("devices", sa.Column("report", sa.Text))
    op.add_column("devices", sa.Column("reported_at", sa.DateTime(timezone=True).with_variant(sa.String(20), "sqlite")))
