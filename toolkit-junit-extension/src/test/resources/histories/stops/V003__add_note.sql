ALTER TABLE grid ADD note text;
