-- Tables of schema landing. A figure is one printed cell; nothing here is corrected by what other submissions say.
create schema if not exists landing;

-- One row per arrival. The same bytes sent again after another version replaced them arrive again.
create table if not exists landing.receipts (
    receipt_no integer primary key,
    submission_id varchar not null,
    path varchar not null,
    file_name varchar not null,
    received_at timestamp not null,
    version_no integer not null
);

-- One row per submission: one workbook in one folder. received_at and version_no are those of its latest arrival.
create table if not exists landing.submissions (
    submission_id varchar primary key,
    period_code varchar not null,
    province_code varchar,
    geo_version varchar,
    folder varchar not null,
    file_name varchar not null,
    sha256 varchar not null,
    bytes bigint not null,
    received_at timestamp not null,
    version_no integer not null,
    file_format varchar,
    rules_version varchar not null
);

-- One row per form the reader knows.
create table if not exists landing.forms (
    form_code varchar primary key,
    title_vi varchar not null,
    title_en varchar not null,
    precedence integer not null,
    geo_scope varchar not null
);

-- One row per printed figure.
create table if not exists landing.figures (
    submission_id varchar not null,
    form_code varchar not null,
    sheet varchar not null,
    cell varchar not null,
    sheet_index integer not null,
    row_index integer not null,
    column_index integer not null,
    row_label varchar not null,
    column_label varchar not null,
    printed_text varchar not null,
    unit_text varchar not null,
    period_code varchar not null,
    scenario varchar not null,
    entity_type varchar not null,
    indicator_code varchar not null,
    sector_code varchar not null,
    policy_code varchar not null,
    program_code varchar not null,
    funding_source varchar not null,
    value decimal(24, 4),
    value_low decimal(24, 4),
    value_high decimal(24, 4),
    qualifier varchar not null,
    unit varchar not null,
    missing_reason varchar,
    repair varchar,
    unique (submission_id, sheet, cell)
);

-- One row per organisation of a list. Personal names and telephone numbers are never loaded. commune is the commune that
-- the printed place names; address is that place where it names none, and goes no further than this table.
create table if not exists landing.register_rows (
    submission_id varchar not null,
    form_code varchar not null,
    sheet varchar not null,
    cell varchar not null,
    row_index integer not null,
    name varchar,
    registration_code varchar,
    founded_text varchar,
    founded_on date,
    commune varchar,
    address varchar,
    sector_text varchar,
    sector_code varchar,
    entity_type varchar not null,
    charter_capital decimal(24, 4),
    capital_total decimal(24, 4),
    member_total decimal(24, 4),
    worker_total decimal(24, 4),
    revenue decimal(24, 4),
    profit decimal(24, 4),
    status_text varchar,
    status_code varchar,
    rating_text varchar,
    rating_code varchar,
    as_of date
);

alter table landing.register_rows add column if not exists address varchar;

-- One row per printed comparison: share of a whole, percent of plan, growth, difference. Never a figure: rules
-- recompute it. kind is share, ratio, growth (these in percent), difference (in base units) or unresolved, where it is
-- not clear what is compared. value is what is printed, expected what follows from the figure in of_cell and the one in
-- base_cell (null where one is inexact), margin what rounding explains. place is the district of a row that is not the
-- province's. The codes are those of the figure in of_cell, which is no row of landing.figures where place is filled.
create table if not exists landing.comparisons (
    submission_id varchar not null,
    form_code varchar not null,
    sheet varchar not null,
    cell varchar not null,
    row_index integer not null,
    column_index integer not null,
    row_label varchar not null,
    column_label varchar not null,
    printed_text varchar not null,
    kind varchar not null,
    value decimal(24, 4),
    expected decimal(24, 4),
    margin decimal(24, 4),
    of_cell varchar,
    base_cell varchar
);
alter table landing.comparisons add column if not exists place varchar;
alter table landing.comparisons add column if not exists of_value decimal(24, 4);
alter table landing.comparisons add column if not exists period_code varchar;
alter table landing.comparisons add column if not exists scenario varchar;
alter table landing.comparisons add column if not exists entity_type varchar;
alter table landing.comparisons add column if not exists indicator_code varchar;
alter table landing.comparisons add column if not exists sector_code varchar;
alter table landing.comparisons add column if not exists policy_code varchar;
alter table landing.comparisons add column if not exists program_code varchar;
alter table landing.comparisons add column if not exists funding_source varchar;
alter table landing.comparisons add column if not exists unit varchar;
alter table landing.comparisons add column if not exists base_value decimal(24, 4);
alter table landing.comparisons add column if not exists base_period_code varchar;
alter table landing.comparisons add column if not exists base_scenario varchar;

-- One row per explanation that a province wrote into the feedback sheet of a workbook it sends back.
create table if not exists landing.explanations (
    submission_id varchar not null,
    sheet varchar not null,
    cell varchar not null,
    finding_id varchar not null,
    explanation varchar not null
);

-- One row per label, column, header or sheet that means nothing known.
create table if not exists landing.unrecognised (
    submission_id varchar not null,
    form_code varchar,
    sheet varchar not null,
    cell varchar not null,
    kind varchar not null,
    text varchar not null,
    closest varchar not null,
    reason varchar not null
);

-- What the reader itself noticed; severity and texts are those of the rule. params is a JSON object.
create table if not exists landing.problems (
    submission_id varchar not null,
    rule_id varchar not null,
    sheet varchar not null,
    cell varchar not null,
    related_cells varchar not null,
    printed_text varchar not null,
    expected varchar not null,
    params varchar not null
);
