UPDATE instructions SET payload = payload || jsonb_build_object('name', name) WHERE name IS NOT NULL;
ALTER TABLE instructions DROP COLUMN name;
