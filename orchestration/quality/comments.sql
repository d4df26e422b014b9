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

COMMENT ON TABLE quality.rules IS 'One row per rule: the rule book of expectations/ as of the last load.';
COMMENT ON COLUMN quality.rules.rule_id IS 'The rule.';
COMMENT ON COLUMN quality.rules.rule_version IS 'Hash of what it demands: check, severity, validity. Not of its words.';
COMMENT ON COLUMN quality.rules.checked_table IS 'The table it watches.';
COMMENT ON COLUMN quality.rules.gate IS '1 decides over one submission, 2 compares everything in force.';
COMMENT ON COLUMN quality.rules.level IS '0 file, 1 cell, 2 inside the submission, 3 its own past, 4 other submissions, 5 outside totals.';
COMMENT ON COLUMN quality.rules.severity IS 'critical rejects the submission, warning asks the province to correct or explain, info is a note.';
COMMENT ON COLUMN quality.rules.dimension IS 'completeness, consistency, timeliness, validity or plausibility.';
COMMENT ON COLUMN quality.rules.source IS 'The law, the circular or the identity it follows from.';
COMMENT ON COLUMN quality.rules.valid_from IS 'It holds for periods that end on this day or later; null: for all.';
COMMENT ON COLUMN quality.rules.valid_until IS 'It holds for periods that end on this day or earlier; null: for all.';
COMMENT ON COLUMN quality.rules.title_vi IS 'Its name for provinces.';
COMMENT ON COLUMN quality.rules.title_en IS 'The same in English.';

COMMENT ON TABLE quality.explanations IS 'One row per explanation of a finding that a province sent, bound to values and rule.';
COMMENT ON COLUMN quality.explanations.finding_id IS 'The finding explained.';
COMMENT ON COLUMN quality.explanations.submission_id IS 'The workbook that brought the explanation.';
COMMENT ON COLUMN quality.explanations.explanation IS 'The text, as the province wrote it.';
COMMENT ON COLUMN quality.explanations.fingerprint IS 'Hash of the values it was written for; null while its workbook does not have the finding.';
COMMENT ON COLUMN quality.explanations.rule_version IS 'The rule it was written for, as it then was.';
COMMENT ON COLUMN quality.explanations.bound_at IS 'Load that bound it, UTC.';

COMMENT ON TABLE quality.finding_events IS 'One row per change of a finding''s status; the last one is its status.';
COMMENT ON COLUMN quality.finding_events.finding_id IS 'The finding.';
COMMENT ON COLUMN quality.finding_events.submission_id IS 'The workbook that had it or, when it was cleared, had it last.';
COMMENT ON COLUMN quality.finding_events.status IS 'open, explained, lapsed or cleared.';
COMMENT ON COLUMN quality.finding_events."at" IS 'Load that noticed, UTC.';

COMMENT ON TABLE quality.findings IS 'One row per finding and submission that stands and has it; one row, cleared, once none has.';
COMMENT ON COLUMN quality.findings.finding_id IS 'The same finding keeps its id in every version of the workbook and from load to load.';
COMMENT ON COLUMN quality.findings.submission_id IS 'The submission that has it, or had it last.';
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
COMMENT ON COLUMN quality.findings.status IS 'open; explained by the province, or waived; lapsed when the value or the rule changed since the explanation; cleared once no submission that stands has it.';
COMMENT ON COLUMN quality.findings.first_seen_at IS 'Load that found it first, in whatever version of the workbook, UTC.';
COMMENT ON COLUMN quality.findings.cleared_at IS 'Load that no longer found it, UTC; null until then.';
COMMENT ON COLUMN quality.findings.lineage IS 'The folder whose versions share the finding: <period>/<province>.';
COMMENT ON COLUMN quality.findings.rule_version IS 'The rule as it was when it found this.';
COMMENT ON COLUMN quality.findings.fingerprint IS 'Hash of the values concerned: an explanation holds as long as it stays the same.';
COMMENT ON COLUMN quality.findings.last_seen_at IS 'Last check that found it, UTC; a submission is checked again only when the rules change.';
COMMENT ON COLUMN quality.findings.cleared_by IS 'The later workbook that no longer has it; null where the rule or another submission changed.';
COMMENT ON COLUMN quality.findings.explanation IS 'What the province wrote, or the reason of the waiver; of a lapsed finding the old text.';
COMMENT ON COLUMN quality.findings.explained_by IS 'The workbook that brought the explanation; of a waiver, who granted it.';
COMMENT ON COLUMN quality.findings.waived_until IS 'Of a waiver, its last day; null for an explanation of the province.';

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
COMMENT ON COLUMN quality.submissions.critical IS 'Findings that reject it, open or lapsed.';
COMMENT ON COLUMN quality.submissions.warnings IS 'Warnings, open or lapsed.';
COMMENT ON COLUMN quality.submissions.infos IS 'Notes, open or lapsed.';
COMMENT ON COLUMN quality.submissions.received_at IS 'Arrival, UTC.';
COMMENT ON COLUMN quality.submissions.decided_at IS 'Decision of gate 1, UTC.';
