"""Descriptions of the forms: one YAML file each, beside the code that reads them.

Belongs here: what a form prints and how it is known. Not here: telling which form a table is of (`recognising`).
`docs/adding-a-form.md` says how to add one.

Modules: `form`, `form_descriptions`.
"""
