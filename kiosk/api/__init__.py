"""The contract between kiosk and hub: routes and documents both share. The version is in the path.

Documents are frozen dataclasses. The hub validates them with pydantic (through FastAPI), the kiosk decodes them with
msgspec: the annotated-types constraints are read by the first, the types by both. All instants are ISO 8601 in UTC,
durations ISO 8601.
"""
