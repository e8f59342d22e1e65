DO $$
DECLARE
    level text;
BEGIN
    FOREACH level IN ARRAY ARRAY ['grid', 'gridsquare', 'foilhole'] LOOP
        EXECUTE format(
            'CREATE TABLE %I (id uuid NOT NULL, name varchar(255) NOT NULL, CONSTRAINT %I PRIMARY KEY (id))',
            level, level || '_pkey');
    END LOOP;
END;
$$;
