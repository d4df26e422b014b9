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

-- What the gates find in each submission, as of their last run; `cleared` once a run no longer finds it there.
CREATE TABLE IF NOT EXISTS quality.gate_findings (
    finding_id VARCHAR NOT NULL,
    submission_id VARCHAR NOT NULL,
    lineage VARCHAR NOT NULL,
    rule_id VARCHAR NOT NULL,
    rule_version VARCHAR NOT NULL,
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
    fingerprint VARCHAR NOT NULL,
    waived_by VARCHAR,
    waived_why VARCHAR,
    waived_until DATE,
    status VARCHAR NOT NULL CHECK (status IN ('open', 'cleared')),
    first_seen_at TIMESTAMP NOT NULL,
    last_seen_at TIMESTAMP NOT NULL,
    cleared_at TIMESTAMP,
    PRIMARY KEY (submission_id, finding_id)
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

-- The rule book of the last run.
CREATE TABLE IF NOT EXISTS quality.rules (
    rule_id VARCHAR PRIMARY KEY,
    rule_version VARCHAR NOT NULL,
    checked_table VARCHAR NOT NULL,
    gate INTEGER NOT NULL,
    level INTEGER NOT NULL,
    severity VARCHAR NOT NULL,
    dimension VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    valid_from DATE,
    valid_until DATE,
    title_vi VARCHAR NOT NULL,
    title_en VARCHAR NOT NULL
);

-- What provinces explained, each bound to the values and the rule it was written for. A text that is sent again
-- unchanged, in the sheet of an older workbook, is no new explanation.
CREATE TABLE IF NOT EXISTS quality.explanations (
    finding_id VARCHAR NOT NULL,
    submission_id VARCHAR NOT NULL,
    explanation VARCHAR NOT NULL,
    fingerprint VARCHAR,
    rule_version VARCHAR,
    bound_at TIMESTAMP,
    PRIMARY KEY (finding_id, submission_id)
);

-- Final after gate 2: the findings of both gates, in the submissions that stand: what is in force, and what was
-- rejected and not sent again. A finding that none of them has is kept, cleared, on the last one that had it.
CREATE TABLE IF NOT EXISTS quality.findings (
    finding_id VARCHAR NOT NULL,
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
    status VARCHAR NOT NULL CHECK (status IN ('open', 'explained', 'lapsed', 'cleared')),
    first_seen_at TIMESTAMP NOT NULL,
    cleared_at TIMESTAMP,
    lineage VARCHAR NOT NULL,
    rule_version VARCHAR NOT NULL,
    fingerprint VARCHAR NOT NULL,
    last_seen_at TIMESTAMP NOT NULL,
    cleared_by VARCHAR,
    explanation VARCHAR,
    explained_by VARCHAR,
    waived_until DATE,
    PRIMARY KEY (finding_id, submission_id)
);

-- The life of a finding; its last event is its status.
CREATE TABLE IF NOT EXISTS quality.finding_events (
    finding_id VARCHAR NOT NULL,
    submission_id VARCHAR NOT NULL,
    status VARCHAR NOT NULL CHECK (status IN ('open', 'explained', 'lapsed', 'cleared')),
    "at" TIMESTAMP NOT NULL
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
