ALTER TABLE grid ADD COLUMN label text;
CREATE INDEX ON grids (label);
