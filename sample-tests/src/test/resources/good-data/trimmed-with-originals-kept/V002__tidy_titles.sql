CREATE TABLE acquisition_titles_before AS
SELECT id, title FROM acquisitions WHERE title <> btrim(title);
UPDATE acquisitions SET title = btrim(title) WHERE title <> btrim(title);
