ALTER TABLE grid DROP label;
