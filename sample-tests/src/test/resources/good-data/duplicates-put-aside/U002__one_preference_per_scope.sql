DROP INDEX preferences_scope;
INSERT INTO preferences SELECT * FROM preferences_aside;
DROP TABLE preferences_aside;
