-- Keeps the session's settings that fix.sql changes in a setting of our own, which ends with the transaction.
SELECT set_config('palindrome.saved', json_object_agg(name, current_setting(name))::text, true)
FROM unnest(ARRAY[
    'search_path', 'quote_all_identifiers', 'DateStyle', 'IntervalStyle', 'TimeZone', 'extra_float_digits', 'bytea_output',
    'standard_conforming_strings', 'lc_monetary', 'lc_time', 'lc_numeric', 'jit'
]) AS name
