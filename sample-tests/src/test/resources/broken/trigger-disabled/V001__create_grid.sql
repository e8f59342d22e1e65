CREATE TABLE grid (
    id         uuid         NOT NULL,
    name       varchar(255) NOT NULL,
    changed_at timestamptz  NOT NULL DEFAULT now(),
    CONSTRAINT grid_pkey PRIMARY KEY (id)
);

CREATE FUNCTION note_change() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    NEW.changed_at := now();
    RETURN NEW;
END;
$$;

CREATE TRIGGER trg_grid_changed
    BEFORE UPDATE ON grid
    FOR EACH ROW
    EXECUTE FUNCTION note_change();
