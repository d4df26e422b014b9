"""Stage 4, published: the finished tables become an immutable generation that BI tools open.

Belongs here: copying `marts.*` and `quality.*`, the data dictionary, the manifest, the `current` link.
Not here: computing or correcting anything. A figure that looks wrong here is wrong in `warehouse`.
"""
