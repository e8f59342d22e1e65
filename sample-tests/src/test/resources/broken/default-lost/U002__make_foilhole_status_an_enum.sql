ALTER TABLE foilhole
    ALTER COLUMN status DROP DEFAULT,
    ALTER COLUMN status TYPE text USING status::text;

DROP TYPE foilholestatus;
