-- Nobody's work is thrown away: a table that holds models stays.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM prediction_model) THEN
        DROP TABLE prediction_model;
    END IF;
END;
$$;
