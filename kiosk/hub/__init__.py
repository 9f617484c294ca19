"""The backend: REST interface, database, jobs and the town's systems."""
