ALTER TABLE acquisitions ALTER COLUMN status TYPE integer USING
    array_position(enum_range(NULL::acquisition_status), status);
DROP TYPE acquisition_status;
