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

-- What the data dictionary says of the published tables.
COMMENT ON TABLE quality.submission_events IS 'One row per step in the life of a submission; the last one is its state.';
COMMENT ON COLUMN quality.submission_events.submission_id IS 'The submission.';
COMMENT ON COLUMN quality.submission_events.state IS 'received, read, checked, accepted, rejected or superseded.';
COMMENT ON COLUMN quality.submission_events."at" IS 'When, UTC.';
COMMENT ON COLUMN quality.submission_events.reason IS 'Why, where the state needs one.';

COMMENT ON TABLE quality.rule_results IS 'One row per rule and submission, as of the last run of the gates.';
COMMENT ON COLUMN quality.rule_results.submission_id IS 'The submission.';
COMMENT ON COLUMN quality.rule_results.rule_id IS 'The rule, an entry of expectations/<schema>/<table>.yml.';
COMMENT ON COLUMN quality.rule_results.gate IS '1 decides over one submission, 2 compares everything in force.';
COMMENT ON COLUMN quality.rule_results.outcome IS 'passed, failed, or not_applicable where there was nothing to check.';
COMMENT ON COLUMN quality.rule_results.checked IS 'Places checked.';
COMMENT ON COLUMN quality.rule_results.failed IS 'Places that fail.';

COMMENT ON TABLE quality.findings IS 'One row per rule that fails and place where it does.';
COMMENT ON COLUMN quality.findings.finding_id IS 'The same finding keeps its id from load to load.';
COMMENT ON COLUMN quality.findings.submission_id IS 'The submission.';
COMMENT ON COLUMN quality.findings.rule_id IS 'The rule that fails.';
COMMENT ON COLUMN quality.findings.level IS '0 file, 1 cell, 2 inside the submission, 3 its own past, 4 other submissions, 5 outside totals.';
COMMENT ON COLUMN quality.findings.severity IS 'critical rejects the submission, warning asks the province to correct or explain, info is a note.';
COMMENT ON COLUMN quality.findings.sheet IS 'Sheet to look at first; empty when the whole file is meant.';
COMMENT ON COLUMN quality.findings.cell IS 'Cell to look at first, as A1; empty when the sheet or the file is meant.';
COMMENT ON COLUMN quality.findings.related_cells IS 'Other cells that take part.';
COMMENT ON COLUMN quality.findings.printed_text IS 'What is printed there; null where it may name a person.';
COMMENT ON COLUMN quality.findings.expected IS 'What the rule expects instead.';
COMMENT ON COLUMN quality.findings.message_vi IS 'What is wrong and what to do, in Vietnamese.';
COMMENT ON COLUMN quality.findings.message_en IS 'The same in English.';
COMMENT ON COLUMN quality.findings.status IS 'open, or cleared once a run no longer finds it or a later workbook answers it.';
COMMENT ON COLUMN quality.findings.first_seen_at IS 'Load that found it first, UTC.';
COMMENT ON COLUMN quality.findings.cleared_at IS 'Load that no longer found it, UTC; null while open.';

COMMENT ON TABLE quality.submission_forms IS 'One row per submission and form it carries: is it the one in force?';
COMMENT ON COLUMN quality.submission_forms.submission_id IS 'The submission.';
COMMENT ON COLUMN quality.submission_forms.form_code IS 'The form.';
COMMENT ON COLUMN quality.submission_forms.in_force IS 'Whether its figures stand in the national fact table.';

COMMENT ON TABLE quality.submissions IS 'One row per workbook received, with its state and the number of its findings.';
COMMENT ON COLUMN quality.submissions.submission_id IS 'Hash of period, province and bytes.';
COMMENT ON COLUMN quality.submissions.period_code IS 'Period of the folder in which it arrived.';
COMMENT ON COLUMN quality.submissions.geo_version IS 'Map of the reporter: 63 or 34 provinces.';
COMMENT ON COLUMN quality.submissions.province_code IS 'Province on that map; VN for the national alliance; null when the folder names none.';
COMMENT ON COLUMN quality.submissions.province_name IS 'Its name.';
COMMENT ON COLUMN quality.submissions.file_name IS 'Name of the file as it arrived.';
COMMENT ON COLUMN quality.submissions.version_no IS 'Number of the submission among those of its folder.';
COMMENT ON COLUMN quality.submissions.state IS 'accepted, rejected, or superseded when none of its forms is in force any more.';
COMMENT ON COLUMN quality.submissions.forms IS 'Forms it carries.';
COMMENT ON COLUMN quality.submissions.figures IS 'Figures read from it.';
COMMENT ON COLUMN quality.submissions.critical IS 'Open findings that reject it.';
COMMENT ON COLUMN quality.submissions.warnings IS 'Open warnings.';
COMMENT ON COLUMN quality.submissions.infos IS 'Open notes.';
COMMENT ON COLUMN quality.submissions.received_at IS 'Arrival, UTC.';
COMMENT ON COLUMN quality.submissions.decided_at IS 'Decision of gate 1, UTC.';
