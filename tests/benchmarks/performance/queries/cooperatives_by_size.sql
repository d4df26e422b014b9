-- Cooperatives of the register by sector and number of members.
SELECT year_no, sector_code, count(*) AS cooperatives, sum(member_total) AS members, avg(revenue) AS revenue
FROM marts.fct_cooperative_year
GROUP BY year_no, sector_code
ORDER BY year_no, sector_code
