ALTER TABLE grid ADD label text;
