ALTER TABLE grid DISABLE TRIGGER trg_grid_changed;

UPDATE grid SET name = name_as_typed WHERE name_as_typed IS NOT NULL;
ALTER TABLE grid DROP COLUMN name_as_typed;
