CREATE TABLE preferences_aside AS
SELECT p.* FROM preferences p
WHERE EXISTS (SELECT FROM preferences other WHERE other.scope = p.scope AND other.id < p.id);
DELETE FROM preferences WHERE id IN (SELECT id FROM preferences_aside);
CREATE UNIQUE INDEX preferences_scope ON preferences (scope);
