"""Tagged PDF (PDF/UA-1, PDF/A-3a) on top of plain ReportLab.

`tree` holds the structure elements, `canvas` marks the content that belongs to them, `catalog` writes them into the
file, `paragraph` is the one flowable that carries text, `repairs` mends what ReportLab writes wrongly.
"""
