ALTER TABLE models ALTER COLUMN tags TYPE text USING array_to_string(tags, ',');
