"""Alembic migrations, shipped with the program and run when the hub starts."""
