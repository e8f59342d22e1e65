ALTER TABLE gridsquare DROP COLUMN magnification;
DROP DOMAIN magnification;
