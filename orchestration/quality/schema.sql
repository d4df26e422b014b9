-- Tables of the quality stage. `sheet` and `cell` are '' where the whole file or sheet is meant. All times UTC.

CREATE SCHEMA IF NOT EXISTS quality;

-- Gate 1: may the submission in? One row per submission.
CREATE TABLE IF NOT EXISTS quality.verdicts (
    submission_id VARCHAR PRIMARY KEY,
    state VARCHAR NOT NULL CHECK (state IN ('accepted', 'rejected')),
    decided_at TIMESTAMP NOT NULL,
    reason VARCHAR,
    rules_version VARCHAR
);

-- The life of a submission; its last event is its state.
CREATE TABLE IF NOT EXISTS quality.submission_events (
    submission_id VARCHAR NOT NULL,
    state VARCHAR NOT NULL CHECK (state IN ('received', 'read', 'checked', 'accepted', 'rejected', 'superseded')),
    "at" TIMESTAMP NOT NULL,
    reason VARCHAR
);

-- What the gates find, as of their last run; `cleared` once a run no longer finds it.
CREATE TABLE IF NOT EXISTS quality.gate_findings (
    finding_id VARCHAR PRIMARY KEY,
    submission_id VARCHAR NOT NULL,
    rule_id VARCHAR NOT NULL,
    gate INTEGER NOT NULL,
    level INTEGER NOT NULL,
    severity VARCHAR NOT NULL CHECK (severity IN ('critical', 'warning', 'info')),
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    related_cells VARCHAR,
    printed_text VARCHAR,
    expected VARCHAR,
    message_vi VARCHAR NOT NULL,
    message_en VARCHAR NOT NULL,
    status VARCHAR NOT NULL CHECK (status IN ('open', 'cleared')),
    first_seen_at TIMESTAMP NOT NULL,
    cleared_at TIMESTAMP
);

-- Every rule on every submission, as of the gates' last run.
CREATE TABLE IF NOT EXISTS quality.rule_results (
    submission_id VARCHAR NOT NULL,
    rule_id VARCHAR NOT NULL,
    gate INTEGER NOT NULL,
    outcome VARCHAR NOT NULL CHECK (outcome IN ('passed', 'failed', 'not_applicable')),
    checked BIGINT NOT NULL,
    failed BIGINT NOT NULL
);

-- Final after gate 2: the findings of both gates. Those of a submission that was replaced are cleared.
CREATE TABLE IF NOT EXISTS quality.findings (
    finding_id VARCHAR PRIMARY KEY,
    submission_id VARCHAR NOT NULL,
    rule_id VARCHAR NOT NULL,
    level INTEGER NOT NULL,
    severity VARCHAR NOT NULL,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    related_cells VARCHAR,
    printed_text VARCHAR,
    expected VARCHAR,
    message_vi VARCHAR NOT NULL,
    message_en VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    first_seen_at TIMESTAMP NOT NULL,
    cleared_at TIMESTAMP
);

-- Final after gate 2: which form of which submission is in force.
CREATE TABLE IF NOT EXISTS quality.submission_forms (
    submission_id VARCHAR NOT NULL,
    form_code VARCHAR NOT NULL,
    in_force BOOLEAN NOT NULL,
    PRIMARY KEY (submission_id, form_code)
);

-- Final after gate 2: one row per submission.
CREATE TABLE IF NOT EXISTS quality.submissions (
    submission_id VARCHAR PRIMARY KEY,
    period_code VARCHAR,
    geo_version VARCHAR,
    province_code VARCHAR,
    province_name VARCHAR,
    file_name VARCHAR,
    version_no INTEGER,
    state VARCHAR NOT NULL CHECK (state IN ('accepted', 'rejected', 'superseded')),
    forms VARCHAR,
    figures INTEGER NOT NULL,
    critical INTEGER NOT NULL,
    warnings INTEGER NOT NULL,
    infos INTEGER NOT NULL,
    received_at TIMESTAMP,
    decided_at TIMESTAMP
);
