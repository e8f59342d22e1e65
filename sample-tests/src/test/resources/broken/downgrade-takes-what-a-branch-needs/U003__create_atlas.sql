-- The extension may be in use elsewhere: it stays.
DROP TABLE atlas;
