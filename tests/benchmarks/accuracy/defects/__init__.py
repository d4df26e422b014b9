"""What provinces do to the forms, one small function for each family. Importing this package declares them all."""

from tests.benchmarks.accuracy.defects import (
    bands,
    blocks,
    cells,
    crosswise,
    encodings,
    files,
    headers,
    labels,
    meaning,
    registers,
    sheets,
    transposed,
    units,
)

__all__ = [
    "bands",
    "blocks",
    "cells",
    "crosswise",
    "encodings",
    "files",
    "headers",
    "labels",
    "meaning",
    "registers",
    "sheets",
    "transposed",
    "units",
]
