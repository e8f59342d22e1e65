ALTER TABLE grid DROP note;
