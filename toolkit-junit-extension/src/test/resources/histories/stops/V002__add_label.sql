ALTER TABLE gird ADD label text;
