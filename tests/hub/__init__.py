"""The hub over real HTTP, on real files and a real PostgreSQL."""
