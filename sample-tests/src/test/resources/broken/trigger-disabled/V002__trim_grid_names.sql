-- Not a change in the user's eyes.
ALTER TABLE grid DISABLE TRIGGER trg_grid_changed;

ALTER TABLE grid ADD COLUMN name_as_typed varchar(255);
UPDATE grid SET name_as_typed = name, name = btrim(name);

ALTER TABLE grid ENABLE TRIGGER trg_grid_changed;
