DROP INDEX operators_email;
