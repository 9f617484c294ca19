"""Run by Alembic: applies the migrations on the connection that the hub gives it, inside the hub's transaction."""

from __future__ import annotations

from alembic import context

from kiosk.hub.db.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
