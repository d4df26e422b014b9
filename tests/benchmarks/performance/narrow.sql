-- What a careful person would make by hand for these queries alone: the columns they read, and no more. The published
-- tables carry file, sheet, cell, printed text and bounds besides; this says what that costs a reader.
CREATE SCHEMA narrow;
CREATE TABLE narrow.fct_collective_economy AS
SELECT geo_version, geo_code, geo_name, period_code, scenario, entity_type, indicator_code, sector_code, value,
       file_name, sheet, cell, printed_text
FROM marts.fct_collective_economy;
CREATE TABLE narrow.fct_collective_economy_history AS
SELECT period_code, scenario, entity_type, indicator_code, sector_code, value, known_from, known_to, was_in_force
FROM marts.fct_collective_economy_history;
CREATE TABLE narrow.dim_as_of_date AS SELECT as_of_date FROM marts.dim_as_of_date;
CREATE VIEW narrow.fct_collective_economy_as_of AS
SELECT d.as_of_date, h.period_code, h.scenario, h.entity_type, h.indicator_code, h.sector_code, h.value
FROM narrow.fct_collective_economy_history AS h
JOIN narrow.dim_as_of_date AS d
  ON CAST(h.known_from + INTERVAL 7 HOUR AS DATE) <= d.as_of_date
  AND (h.known_to IS NULL OR CAST(h.known_to + INTERVAL 7 HOUR AS DATE) > d.as_of_date)
WHERE h.was_in_force;
CREATE TABLE narrow.national_total AS
SELECT period_code, scenario, entity_type, indicator_code, sector_code, value, provinces_reported, coverage_share
FROM marts.national_total;
CREATE TABLE narrow.national_panel AS
SELECT geo_map, geo_name, period_code, scenario, entity_type, indicator_code, sector_code, value, n_parts_reported
FROM marts.national_panel;
CREATE TABLE narrow.plan_attainment AS
SELECT geo_name, period_code, entity_type, indicator_code, plan, estimate, actual, percent_of_plan
FROM marts.plan_attainment;
CREATE TABLE narrow.support_programs AS
SELECT geo_name, period_code, scenario, policy_code, organisations, turns, budget, budget_central, budget_local
FROM marts.support_programs;
CREATE TABLE narrow.stock_flow_ledger AS SELECT geo_name, entity_type, residual FROM marts.stock_flow_ledger;
CREATE TABLE narrow.growth AS
SELECT geo_name, period_code, entity_type, indicator_code, previous_value, value, growth_percent FROM marts.growth;
CREATE TABLE narrow.revision_triangle AS
SELECT indicator_code, vintage_no, is_latest, change_from_first FROM marts.revision_triangle;
CREATE TABLE narrow.fct_cooperative_year AS
SELECT year_no, sector_code, member_total, revenue FROM marts.fct_cooperative_year;
CREATE TABLE narrow.dim_cooperative AS
SELECT founded_year, sector_code, status_code, is_current FROM marts.dim_cooperative;
CREATE TABLE narrow.dim_province AS SELECT geo_version, geo_code, region_code FROM marts.dim_province;
