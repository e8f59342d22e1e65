-- palindrome: revises 001
--
-- What a grid has is decided elsewhere: all of it is shown.
CREATE VIEW named_grid AS
SELECT *
FROM grid
WHERE name <> '';
