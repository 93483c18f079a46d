"""What a dossier is: frozen values and their rules, standard library only.

Records (things the student keeps) live in `experience`, `reflection`, `portrait`, `plans`, `conversation`,
`people`, `sharing` and `student`; the words of the field in `vocabulary`; what a file may hold in `limits`.
"""
