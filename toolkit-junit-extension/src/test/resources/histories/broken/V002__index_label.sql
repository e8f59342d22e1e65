ALTER TABLE grid ADD label text;
CREATE INDEX grid_label ON grid (label);
CREATE SEQUENCE grid_number;
