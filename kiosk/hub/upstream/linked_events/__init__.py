"""Linked Events, the events interface of Helsinki that other Finnish towns run too (version 3 and its relatives).

`shapes.py` is what it answers, `mapping.py` what that means here, `source.py` how it is asked.
"""
