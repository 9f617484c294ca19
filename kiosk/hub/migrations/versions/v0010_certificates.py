"""The short address of a team's certificate."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("mystery_teams", sa.Column("certificate", sa.String(16)))
    op.create_index("mystery_certificate", "mystery_teams", ["certificate"], unique=True)


def downgrade() -> None:
    raise NotImplementedError("the hub only goes forward; restore a copy to go back")
