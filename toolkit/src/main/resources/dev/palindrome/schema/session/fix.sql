-- Makes deparsed text independent of the session: with :local, until the end of the transaction or until restore.sql, whichever comes first.
SELECT count(set_config(name, value, :local))
FROM (VALUES
    ('search_path', ''),
    ('quote_all_identifiers', 'off'),
    ('DateStyle', 'ISO, MDY'),
    ('IntervalStyle', 'postgres'),
    ('TimeZone', 'UTC'),
    ('extra_float_digits', '1'),
    ('bytea_output', 'hex'),
    ('standard_conforming_strings', 'on'),
    ('lc_monetary', 'C'),
    ('lc_time', 'C'),
    ('lc_numeric', 'C'),
    ('jit', 'off')
) AS fixed (name, value)
