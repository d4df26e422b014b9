"""What lies in `deploy/` is understood by the programs it is for, and says what the pages say."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import dagster as dg
import pytest
import yaml

from orchestration.settings import PROJECT_ROOT
from tests.postgres import cluster

DEPLOY = PROJECT_ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
PAGES = [(PROJECT_ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("running-every-night.md",)]


def settings_of(path: Path) -> dict[str, Any]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def unit(path: Path) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(path, encoding="utf-8")
    return parser["Service"]


def test_a_server_differs_from_one_machine_in_its_storage_only() -> None:
    server = settings_of(DEPLOY / "dagster.server.yaml")
    one_machine = settings_of(PROJECT_ROOT / "orchestration" / "dagster.yaml")
    assert list(server.pop("storage")) == ["postgres"]
    assert one_machine.pop("event_log_storage")["module"] == "orchestration.runtime.event_log"

    assert server == one_machine


def test_dagster_keeps_its_history_in_postgresql(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copyfile(DEPLOY / "dagster.server.yaml", tmp_path / "dagster.yaml")
    with cluster() as url:
        monkeypatch.setenv("KTTT_DAGSTER_POSTGRES_URL", url)
        for _ in range(2):  # what one process wrote, another finds
            instance = dg.DagsterInstance.from_config(str(tmp_path))
            instance.add_dynamic_partitions("period", ["2023"])
            assert type(instance.run_storage).__name__ == "PostgresRunStorage"
            assert instance.get_dynamic_partitions("period") == ["2023"]
            assert instance.event_log_storage.get_pool_limits() is not None
            instance.dispose()
        assert not list(tmp_path.rglob("*.db"))


@pytest.mark.parametrize("path", UNITS, ids=[path.stem for path in UNITS])
def test_services_run_as_their_own_user_and_cannot_write_raw(path: Path) -> None:
    service = unit(path)

    assert (service["User"], service["UMask"], service["NoNewPrivileges"]) == ("kttt", "0077", "yes")
    assert service["ProtectSystem"] == "strict"
    assert service["ReadWritePaths"] == "/var/lib/kttt"
    assert service["ReadOnlyPaths"] == "/srv/kttt/raw"


def test_systemd_understands_the_units(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed")
    for source in (*UNITS, *(DEPLOY / "systemd").glob("*.timer")):
        # Programs that exist, so that only the units themselves are judged.
        text = re.sub(r"^ExecStart=/opt/kttt/.venv/bin/\S+", "ExecStart=/bin/true", source.read_text(), flags=re.M)
        (tmp_path / source.name).write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "verify", *sorted(map(str, tmp_path.iterdir()))],
        env={**os.environ, "SYSTEMD_UNIT_PATH": f"{tmp_path}:"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, [line for line in done.stderr.splitlines() if "kttt" in line]) == (0, [])


def test_systemd_makes_the_user_and_the_folders(tmp_path: Path) -> None:
    if os.geteuid() or shutil.which("systemd-sysusers") is None or shutil.which("systemd-tmpfiles") is None:
        pytest.skip("needs root and systemd's programs")
    for folder in ("sysusers.d", "tmpfiles.d"):
        target = tmp_path / "usr" / "lib" / folder / "kttt.conf"
        target.parent.mkdir(parents=True)
        shutil.copyfile(DEPLOY / "systemd" / f"kttt.{folder.removesuffix('.d')}.conf", target)
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / "group").write_text("kttt-upload:x:900:\n")
    for command in (["systemd-sysusers"], ["systemd-tmpfiles", "--create"]):
        subprocess.run([*command, f"--root={tmp_path}", "kttt.conf"], check=True, capture_output=True)

    assert re.search(r"^kttt:x:\d+:\d+:.*:/var/lib/kttt:", (tmp_path / "etc" / "passwd").read_text(), flags=re.M)
    raw, data = (tmp_path / "srv" / "kttt" / "raw").stat(), (tmp_path / "var" / "lib" / "kttt").stat()
    assert (raw.st_uid, raw.st_gid, raw.st_mode & 0o7777) == (0, 900, 0o2775)
    assert data.st_uid != 0
    assert data.st_mode & 0o777 == 0o711


def test_prometheus_understands_the_alerts() -> None:
    if shutil.which("promtool") is None:
        pytest.skip("promtool is not installed: apt-get install prometheus")
    done = subprocess.run(
        ["promtool", "check", "rules", str(DEPLOY / "prometheus" / "kttt.rules.yml")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr


def test_containers_mount_raw_read_only_and_give_up_every_right() -> None:
    services = settings_of(DEPLOY / "compose.yaml")["services"]
    own = {name: service for name, service in services.items() if name != "postgres"}

    assert set(own) == {"settings", "daemon", "webserver"}
    for service in own.values():
        assert service["cap_drop"] == ["ALL"]
        assert service["read_only"] is True
        assert any(volume.endswith("/srv/kttt/raw:ro") for volume in service["volumes"])


def test_compose_understands_the_services() -> None:
    command = next((c for c in (["docker", "compose"], ["docker-compose"]) if _runs(*c, "version")), None)
    if command is None:
        pytest.skip("no Docker Compose is installed")
    environment = {**os.environ, "KTTT_RAW_DIR": "/srv/kttt/raw", "POSTGRES_PASSWORD": "secret"}

    done = subprocess.run(
        [*command, "-f", DEPLOY / "compose.yaml", "config", "--services"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert set(done.stdout.split()) == {"settings", "daemon", "webserver", "postgres"}


def _runs(*command: str) -> bool:
    return shutil.which(command[0]) is not None and not subprocess.run(command, capture_output=True).returncode


def test_every_setting_is_explained() -> None:
    source = (PROJECT_ROOT / "orchestration" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r'"(KTTT_[A-Z_]+|DAGSTER_HOME)"', source))
    example = (DEPLOY / "kttt.env.example").read_text(encoding="utf-8")
    read |= set(re.findall(r"^#?([A-Z_]+)=", example, flags=re.M)) - {"PGPASSFILE"}

    assert [name for name in sorted(read) if f"`{name}`" not in PAGES[0]] == []


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\b((?:deploy|orchestration)/[\w./-]+\w)", PAGES[0]))))
def test_files_that_the_page_names_exist(path: str) -> None:
    assert (PROJECT_ROOT / path).exists() or list(PROJECT_ROOT.glob(path + "*"))
