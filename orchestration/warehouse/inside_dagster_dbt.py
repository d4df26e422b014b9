"""What is called of dagster-dbt besides what it promises to keep.

dagster-dbt expects dbt to be run as a command; here it runs in this process, and inner parts of the library turn what
it tells into Dagster's events. They may move with any release: where one has, the project says so as it is loaded.
"""

from importlib.metadata import version

try:
    from dagster_dbt.asset_utils import get_asset_check_key_for_test, get_updated_cli_invocation_params_for_context
    from dagster_dbt.core.dbt_cli_event import DbtCoreCliEventMessage
except ImportError as moved:
    raise ImportError(
        f"dagster-dbt {version('dagster-dbt')} has moved an inner part that this project calls ({moved}). "
        "`make install` sets up the version of requirements.lock; to go on with this one, mend "
        "orchestration/warehouse/inside_dagster_dbt.py."
    ) from moved

__all__ = ["DbtCoreCliEventMessage", "get_asset_check_key_for_test", "get_updated_cli_invocation_params_for_context"]
