CREATE DOMAIN magnification AS integer NOT NULL DEFAULT 105000;
ALTER TABLE gridsquare ADD COLUMN magnification magnification;
