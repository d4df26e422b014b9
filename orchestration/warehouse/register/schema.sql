-- Tables of schema register: who is who on the lists of cooperatives in force. Rebuilt from landing, province by
-- province of today's map.
create schema if not exists register;

-- One row per row of a list in force.
create table if not exists register.identities (
    submission_id varchar not null,
    sheet varchar not null,
    cell varchar not null,
    cooperative_id varchar not null,
    register_ref varchar not null,
    link_basis varchar not null,
    registration_code varchar,
    founded_year integer,
    name_key varchar not null,
    commune_key varchar,
    commune varchar,
    is_repeated boolean not null,
    block_code varchar -- province of today's map
);

-- One row per pair that a person should decide, or decided.
create table if not exists register.review (
    left_ref varchar not null,
    right_ref varchar not null,
    reason varchar not null,
    decision varchar,
    score integer not null,
    left_submission_id varchar,
    left_sheet varchar,
    left_cell varchar,
    right_submission_id varchar,
    right_sheet varchar,
    right_cell varchar,
    block_code varchar -- province of today's map; null for pairs of two provinces and decisions about nothing
);

-- What the identities of a province were made from.
create table if not exists register.runs (
    block_code varchar not null,
    digest varchar not null, -- of its rows
    part varchar not null -- of the provinces that were done together, the first
);

-- One row: code, words and decisions that the identities were made by.
create table if not exists register.rules (rules varchar not null);
