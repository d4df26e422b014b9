"""Opening untrusted files in a process that can do no harm.

Belongs here: the child process and its limits, what it may send back, what is refused before anything is parsed. Not
here: what runs in the child (`reader_child`, `one_file`), cells (`cells`). `docs/reading-safely.md` explains it.

Modules: `cage` (the parent's side), `answers` (what crosses), `limits`, `preflight`, `encodings`, `archive`, `refusal`.
"""
