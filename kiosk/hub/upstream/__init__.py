"""The town's own systems, read by the hub: events, opening hours. `source.py` tells how to add one.

| file | what it does |
|---|---|
| `fetch.py`, `line.py` | ask a server, believe nothing: deadlines, limits, redirects, conditional requests |
| `source.py` | what a source is and what it hands over |
| `kinds.py` | the kinds there are; each in a module of its own |
| `texts.py`, `times.py` | remote texts and times made safe |
| `sources.py`, `runner.py`, `taking.py` | each source in its thread: interval, back-off, one reading at a time |
| `store.py`, `derive.py` | what came, kept; what patrons read of it: series, filters, partners, links |
| `pictures.py` | their pictures, by way of `kiosk.hub.pictures` |
| `ledger.py`, `problems.py` | how each fares, for the health page |
"""
