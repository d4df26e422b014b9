"""The option that writes the expected files of the golden folders anew: `pytest tests/golden --update-golden`."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what is read as what is expected; read the difference before you commit it",
    )
