DO $$
DECLARE
    level text;
BEGIN
    FOREACH level IN ARRAY ARRAY ['foilhole', 'gridsquare', 'grid'] LOOP
        EXECUTE format('DROP TABLE %I', level);
    END LOOP;
END;
$$;
