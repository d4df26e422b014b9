-- Small functions that rules and relations share. All are pure; none reads a table.

-- Last day of a reporting period: '2023', '2023-H1', '2023-9M', '2023-Q3', '2021-2023'.
CREATE OR REPLACE TEMP MACRO period_end(period_code) AS
    CASE
        WHEN regexp_matches(period_code, '^\d{4}$') THEN make_date(try_cast(period_code[1:4] AS INTEGER), 12, 31)
        WHEN regexp_matches(period_code, '^\d{4}-\d{4}$') THEN make_date(try_cast(period_code[6:9] AS INTEGER), 12, 31)
        WHEN regexp_matches(period_code, '^\d{4}-(H1|Q2)$') THEN make_date(try_cast(period_code[1:4] AS INTEGER), 6, 30)
        WHEN regexp_matches(period_code, '^\d{4}-(9M|Q3)$') THEN make_date(try_cast(period_code[1:4] AS INTEGER), 9, 30)
        WHEN regexp_matches(period_code, '^\d{4}-Q1$') THEN make_date(try_cast(period_code[1:4] AS INTEGER), 3, 31)
        WHEN regexp_matches(period_code, '^\d{4}-Q4$') THEN make_date(try_cast(period_code[1:4] AS INTEGER), 12, 31)
    END;

-- First day of a reporting period.
CREATE OR REPLACE TEMP MACRO period_start(period_code) AS
    make_date(
        try_cast(period_code[1:4] AS INTEGER),
        CASE WHEN period_code[6:6] = 'Q' THEN 3 * try_cast(period_code[7:7] AS INTEGER) - 2 ELSE 1 END,
        1
    );

-- The year a period ends in.
CREATE OR REPLACE TEMP MACRO period_year(period_code) AS year(period_end(period_code));

-- Is it one whole year?
CREATE OR REPLACE TEMP MACRO is_year(period_code) AS regexp_matches(period_code, '^\d{4}$');

-- A period in the words of a column header.
CREATE OR REPLACE TEMP MACRO period_vi(period_code) AS
    CASE
        WHEN regexp_matches(period_code, '^\d{4}$') THEN 'năm ' || period_code
        WHEN regexp_matches(period_code, '^\d{4}-\d{4}$') THEN 'giai đoạn ' || period_code
        WHEN period_code LIKE '%-H1' THEN '6 tháng đầu năm ' || period_code[1:4]
        WHEN period_code LIKE '%-9M' THEN '9 tháng đầu năm ' || period_code[1:4]
        WHEN period_code LIKE '%-Q_' THEN 'quý ' || period_code[7:7] || ' năm ' || period_code[1:4]
        ELSE period_code
    END;

-- A column in the words of its header: 'ước thực hiện năm 2023'.
CREATE OR REPLACE TEMP MACRO when_vi(scenario, period_code) AS
    CASE scenario WHEN 'actual' THEN 'thực hiện ' WHEN 'estimate' THEN 'ước thực hiện ' WHEN 'plan' THEN 'kế hoạch '
        ELSE '' END || period_vi(period_code);

-- An entity type as provinces abbreviate it.
CREATE OR REPLACE TEMP MACRO entity_vi(entity_type) AS
    CASE entity_type
        WHEN 'cooperative' THEN 'HTX' WHEN 'union' THEN 'liên hiệp HTX' WHEN 'group' THEN 'tổ hợp tác'
        WHEN 'credit_fund' THEN 'quỹ tín dụng nhân dân' WHEN 'all' THEN 'tổ chức KTTT'
        WHEN 'cooperative_union' THEN 'HTX và liên hiệp HTX'
        WHEN 'cooperative_credit_fund' THEN 'HTX (gồm quỹ tín dụng nhân dân)'
    END;

-- A budget by its funding source.
CREATE OR REPLACE TEMP MACRO funding_vi(funding_source) AS
    CASE funding_source
        WHEN 'central' THEN 'ngân sách trung ương' WHEN 'local' THEN 'ngân sách địa phương'
        WHEN 'province' THEN 'ngân sách tỉnh' WHEN 'district' THEN 'ngân sách huyện, xã'
        WHEN 'fund' THEN 'Quỹ hỗ trợ phát triển HTX' WHEN 'counterpart' THEN 'vốn đối ứng' WHEN 'other' THEN 'nguồn khác'
    END;

-- An indicator of an entity type: 'Tổng số HTX', 'Số HTX đang hoạt động', 'Số thành viên mới của HTX'. What follows
-- 'Số' or 'Tỷ lệ' is a verb where organisations are counted, a noun where people, money or works are.
CREATE OR REPLACE TEMP MACRO indicator_vi(label, entity_type) AS
    CASE
        WHEN entity_vi(entity_type) IS NULL THEN label
        WHEN label = 'Tổng số' THEN label || ' ' || entity_vi(entity_type)
        WHEN label LIKE '%GRDP%' THEN label || ' của khu vực KTTT'
        WHEN regexp_matches(label, '^(Số|Tỷ lệ) (đang|ngừng|chờ|thành lập|giải thể|hoạt động|bị|tăng thêm|sáp nhập|chuyển đổi|đạt|xếp|chưa|ứng dụng|liên kết|có|do) ')
            OR label IN ('Số thành lập mới', 'Số giải thể')
            THEN regexp_replace(label, '^(Số|Tỷ lệ) ', '\1 ' || entity_vi(entity_type) || ' ')
        ELSE label || ' của ' || entity_vi(entity_type)
    END;

-- Words that begin a sentence, in the middle of one.
CREATE OR REPLACE TEMP MACRO inside(text) AS lower(text[1:1]) || text[2:];

-- A number against another, before that other: 'gấp 6,4 lần', 'giảm 47% so với'.
CREATE OR REPLACE TEMP MACRO compared_vi(new, old) AS
    CASE
        WHEN old = 0 THEN 'tăng từ'
        WHEN new >= 2 * old THEN 'gấp ' || replace(round(new / old, 1)::DECIMAL(18, 1)::VARCHAR, '.', ',') || ' lần'
        WHEN new >= old THEN 'tăng ' || round(100 * (new / old - 1))::BIGINT || '% so với'
        ELSE 'giảm ' || round(100 * (1 - new / old))::BIGINT || '% so với'
    END;
CREATE OR REPLACE TEMP MACRO compared_en(new, old) AS
    CASE
        WHEN old = 0 THEN 'up from'
        WHEN new >= 2 * old THEN round(new / old, 1)::DECIMAL(18, 1) || ' times'
        WHEN new >= old THEN 'up ' || round(100 * (new / old - 1))::BIGINT || ' % on'
        ELSE 'down ' || round(100 * (1 - new / old))::BIGINT || ' % on'
    END;

-- A percentage with one decimal, as each language writes it; a growth rate with its direction.
CREATE OR REPLACE TEMP MACRO percent_en(percent) AS
    regexp_replace(round(percent, 1)::DECIMAL(18, 1)::VARCHAR, '\.0$', '') || '%';
CREATE OR REPLACE TEMP MACRO percent_vi(percent) AS replace(percent_en(percent), '.', ',');
CREATE OR REPLACE TEMP MACRO growth_en(percent) AS
    CASE WHEN percent < 0 THEN 'down ' ELSE 'up ' END || percent_en(abs(percent));
CREATE OR REPLACE TEMP MACRO growth_vi(percent) AS
    CASE WHEN percent < 0 THEN 'giảm ' ELSE 'tăng ' END || percent_vi(abs(percent));

-- A figure in words: 'Số HTX đang hoạt động, ngành Xây dựng'. Labels are those of the seeds.
CREATE OR REPLACE TEMP MACRO what_vi(f, indicator, sector, policy, program) AS
    indicator_vi(coalesce(indicator, f.indicator_code), f.entity_type)
        || coalesce(', ngành ' || sector, '')
        || CASE WHEN f.policy_code IN ('none', 'total') THEN '' ELSE coalesce(' (' || policy || ')', '') END
        || coalesce(', ' || program, '')
        || coalesce(', ' || funding_vi(f.funding_source), '');

-- The same in English, by codes.
CREATE OR REPLACE TEMP MACRO what_en(f, indicator) AS
    coalesce(indicator, f.indicator_code)
        || ' (' || f.entity_type
        || CASE WHEN f.sector_code = 'total' THEN '' ELSE ', ' || f.sector_code END
        || CASE WHEN f.policy_code = 'none' THEN '' ELSE ', ' || f.policy_code END
        || CASE WHEN f.program_code = 'none' THEN '' ELSE ', ' || f.program_code END
        || CASE WHEN f.funding_source = 'total' THEN '' ELSE ', ' || f.funding_source END
        || ')';

-- Where a figure stands, as Excel writes it: 'Phụ lục I!D10'.
CREATE OR REPLACE TEMP MACRO place(sheet, cell) AS sheet || '!' || cell;

-- How far an upper limit may be exceeded: not at all between exact figures, 5 % where one is 'khoảng', 'trên', ...
CREATE OR REPLACE TEMP MACRO allowance(exact) AS CASE WHEN exact THEN 1.0 ELSE 1.05 END;

-- How far a number may be off because it was rounded where it is printed: half of what one more in its last digit is
-- worth. 2 100 000 000 printed '2,1' -> 50 000 000; 16 300 printed '16,3' -> 50; 1 025 printed '1.025' -> 0.
CREATE OR REPLACE TEMP MACRO printed_step(value, printed_text) AS
    coalesce(abs(value)::DOUBLE / nullif(try_cast(regexp_replace(printed_text, '\D', '', 'g') AS DOUBLE), 0), 0);
CREATE OR REPLACE TEMP MACRO rounding(value, printed_text) AS
    CASE WHEN printed_step(value, printed_text) > 1 THEN 0.5 * printed_step(value, printed_text) ELSE 0 END;

-- Is an amount by the year printed by the month: 'triệu đồng/tháng', 'thu nhập bình quân tháng'? '6 tháng' is a period.
CREATE OR REPLACE TEMP MACRO is_by_month(f) AS
    regexp_matches(
        strip_accents(lower(concat_ws(chr(10), f.unit_text, f.row_label, f.column_label))), '(^|[^\d ]) *thang|/ *th\b'
    );

-- An estimate as people say it: 530164700 is 530000000.
CREATE OR REPLACE TEMP MACRO three_digits(estimate) AS
    round(estimate, 2 - floor(log10(greatest(abs(estimate), 1)))::INTEGER);
