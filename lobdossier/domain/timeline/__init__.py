"""A life in lanes over time: what is told, where it stands, and what goes together when there is no room.

`things` says what is on a timeline, `units` how time is divided, `axis` which part of it is looked at, `layout` where
everything stands. Nothing here knows about pixels or points: lengths are in whatever unit the caller draws with.
"""
