DROP INDEX preferences_scope;
