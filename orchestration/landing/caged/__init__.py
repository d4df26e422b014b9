"""Opening a file that nobody vouches for, in a process that can do no harm.

Belongs here: the cage and its limits, what crosses its walls, what is refused before anything is parsed. Not here: what
is inside the cage (`reader_child`, `one_file`), cells (`cells`). `docs/reading-safely.md` explains the fence.

Its rooms: `cage`, `answers`, `limits`, `preflight`, `encodings`, `archive`, `refusal`.
"""
