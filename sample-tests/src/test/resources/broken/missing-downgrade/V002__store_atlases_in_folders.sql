ALTER TABLE atlas ADD COLUMN storage_folder text;
