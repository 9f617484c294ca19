"""The tables a hub starts with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_HOLDS = sa.text("holds = 1")
_LET_GO = sa.text("holds = 0 AND code_hash IS NOT NULL")
_PATRON = sa.text("patron_hash IS NOT NULL")


def _instant() -> sa.DateTime:
    return sa.DateTime(timezone=True).with_variant(sa.String(20), "sqlite")


def upgrade() -> None:
    op.create_table(
        "meta", sa.Column("key", sa.String(40), primary_key=True), sa.Column("value", sa.Text, nullable=False)
    )
    op.create_table(
        "devices",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("secret_hash", sa.String(64), nullable=False),
        sa.Column("staff", sa.SmallInteger, nullable=False),
        sa.Column("created_at", _instant(), nullable=False),
        sa.Column("revoked_at", _instant()),
        sa.Column("wrong", sa.Integer, nullable=False, server_default=sa.text("0")),
        sa.Column("wrong_at", _instant()),
    )
    _reservations()
    op.create_table(
        "details",
        sa.Column("reservation", sa.String(32), sa.ForeignKey("reservations.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("name", sa.String(80)),
        sa.Column("people", sa.Integer),
    )
    op.create_table(
        "changes",
        sa.Column("rev", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("entity", sa.String(64), nullable=False),
        sa.Column("at", _instant(), nullable=False),
        sa.UniqueConstraint("kind", "entity", name="change_once"),
    )
    op.create_table(
        "answers",
        sa.Column("device", sa.String(40), primary_key=True),
        sa.Column("key", sa.String(128), primary_key=True),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("status", sa.SmallInteger, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("reservation", sa.String(32)),
        sa.Column("made_at", _instant(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "documents",
        sa.Column("kind", sa.String(16), primary_key=True),
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )


def _reservations() -> None:
    op.create_table(
        "reservations",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("resource", sa.String(64), nullable=False),
        sa.Column("start_at", _instant(), nullable=False),
        sa.Column("end_at", _instant(), nullable=False),
        sa.Column("held_until", _instant(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("holds", sa.SmallInteger, nullable=False),
        sa.Column("code_hash", sa.String(64)),
        sa.Column("patron_hash", sa.String(64)),
        sa.Column("created_at", _instant(), nullable=False),
        sa.Column("confirmed_at", _instant()),
    )
    _index("holding_by_time", ["resource", "start_at", "held_until", "end_at"], _HOLDS)
    _index("holding_code", ["code_hash"], _HOLDS, unique=True)
    _index("let_go_code", ["code_hash"], _LET_GO)
    _index("patron_by_time", ["patron_hash", "start_at"], _PATRON)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        op.execute(
            "ALTER TABLE reservations ADD CONSTRAINT no_double_booking EXCLUDE USING gist"
            " (resource WITH =, tstzrange(start_at, held_until) WITH &&) WHERE (holds = 1)"
        )


def _index(name: str, columns: list[str], where: sa.TextClause, *, unique: bool = False) -> None:
    op.create_index(name, "reservations", columns, unique=unique, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    raise NotImplementedError("the hub only goes forward; restore a copy to go back")
