-- Puts back what fix.sql changed.
SELECT count(set_config(key, value, true))
FROM json_each_text(current_setting('palindrome.saved')::json)
