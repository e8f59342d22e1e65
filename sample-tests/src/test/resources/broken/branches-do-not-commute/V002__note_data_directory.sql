ALTER TABLE grid ADD COLUMN data_dir text;
