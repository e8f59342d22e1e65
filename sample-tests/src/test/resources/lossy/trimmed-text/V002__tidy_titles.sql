UPDATE acquisitions SET title = btrim(title) WHERE title <> btrim(title);
ALTER TABLE acquisitions ADD CONSTRAINT acquisitions_title_trimmed CHECK (title = btrim(title));
