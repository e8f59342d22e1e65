ALTER TABLE instructions ADD COLUMN name text;
UPDATE instructions SET name = payload ->> 'name', payload = payload - 'name';
