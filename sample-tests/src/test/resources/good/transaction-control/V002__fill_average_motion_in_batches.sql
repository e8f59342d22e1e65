-- Each batch commits, so that no row stays locked for long.
CREATE PROCEDURE fill_average_motion(batch integer)
    LANGUAGE plpgsql
AS $$
BEGIN
    LOOP
        UPDATE micrograph
        SET average_motion = total_motion / 40
        WHERE id IN (SELECT id FROM micrograph WHERE average_motion IS NULL LIMIT batch);
        EXIT WHEN NOT FOUND;
        COMMIT;
    END LOOP;
END;
$$;

CALL fill_average_motion(20);

DROP PROCEDURE fill_average_motion(integer);

ALTER TABLE micrograph ALTER COLUMN average_motion SET NOT NULL;
