"""The dossier file: one SQLite database per student. The only place that knows SQLAlchemy.

Start at `file.DossierFile`. What leaves this package is a frozen value of `domain`, never a row.
"""
