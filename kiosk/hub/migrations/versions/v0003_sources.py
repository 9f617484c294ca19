"""Sources of events and hours, what they told, and pictures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _instant() -> sa.DateTime:
    return sa.DateTime(timezone=True).with_variant(sa.String(20), "sqlite")


def upgrade() -> None:
    op.create_table(
        "sources",
        sa.Column("name", sa.String(24), primary_key=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("tried_at", _instant()),
        sa.Column("ok_at", _instant()),
        sa.Column("failures", sa.Integer, nullable=False, server_default=sa.text("0")),
        sa.Column("problem", sa.String(24)),
        sa.Column("skipped", sa.Text, nullable=False, server_default=sa.text("'{}'")),
        sa.Column("state", sa.Text, nullable=False, server_default=sa.text("''")),
        sa.Column("kept", sa.LargeBinary),
    )
    op.create_table(
        "upstream_items",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("source", sa.String(24), nullable=False),
        sa.Column("series", sa.String(64), nullable=False),
        sa.Column("picture_url", sa.Text),
        sa.Column("ends_at", _instant()),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("items_of_series", "upstream_items", ["series"])
    op.create_table(
        "pictures",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("media_type", sa.String(20), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("made_at", _instant(), nullable=False),
    )
    op.create_table(
        "picture_origins",
        sa.Column("owner", sa.String(24), primary_key=True),
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("picture", sa.String(40)),
        sa.Column("validators", sa.Text, nullable=False, server_default=sa.text("'{}'")),
        sa.Column("checked_at", _instant(), nullable=False),
        sa.Column("failures", sa.Integer, nullable=False, server_default=sa.text("0")),
    )


def downgrade() -> None:
    raise NotImplementedError("the hub only goes forward; restore a copy to go back")
