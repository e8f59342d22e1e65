DO $do$
DECLARE
    level regclass;
BEGIN
    FOR level IN
        SELECT table_name::regclass
        FROM information_schema.tables
        WHERE table_schema = current_schema() AND table_name IN ('grid', 'gridsquare', 'foilhole')
    LOOP
        EXECUTE format($sql$ALTER TABLE %s ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now()$sql$, level);
    END LOOP;
END;
$do$;
