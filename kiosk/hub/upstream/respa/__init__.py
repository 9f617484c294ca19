"""Respa, the room booking system of many Finnish towns: City of Helsinki's original and City of Turku's fork of it.

`reading`, `asking` and `verdict` know the protocol and touch no wire; `rules` makes a bookable room of the town's facts
and the staff's own; `wire` talks, `driver` carries out what the hub has decided, `sync` looks what others have done.
"""
