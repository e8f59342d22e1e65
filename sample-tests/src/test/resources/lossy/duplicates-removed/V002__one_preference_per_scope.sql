DELETE FROM preferences p USING preferences other WHERE other.scope = p.scope AND other.id < p.id;
CREATE UNIQUE INDEX preferences_scope ON preferences (scope);
