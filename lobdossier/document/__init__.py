"""The loopbaandocument, the gespreksblad and the gespreksverslag as tagged PDF. The only place that knows ReportLab.

From the bottom: `tagged` (structure tree and canvas), `fonts`, `designs` (tokens), `layout`, `boxes` and `typography` (parts that
can be measured, divided and drawn), `builder` (text and tag together), `components` and `pages` (what it looks like),
`paginate` and `make` (pages and the file), `career_document`, `conversation_sheet` and `conversation_report` (the three
documents).
"""
