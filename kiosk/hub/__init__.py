"""The backend: REST interface, database, jobs and the town's systems.

`config` is what it is told, `hub` the running whole, `web` its HTTP side, `reservations` its use cases, `db` its
memory. `embedded` is the only module that the kiosk's own process imports.
"""
