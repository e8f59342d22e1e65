ALTER TABLE instructions ADD COLUMN name jsonb;
UPDATE instructions SET name = payload -> 'name', payload = payload - 'name' WHERE payload ? 'name';
