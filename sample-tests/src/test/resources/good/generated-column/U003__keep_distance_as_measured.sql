-- A column cannot be made generated again. It was the last one, so that a new one stands in its place.
DROP INDEX idx_foilhole_distance;
ALTER TABLE foilhole
    DROP COLUMN distance,
    ADD COLUMN distance double precision GENERATED ALWAYS AS (sqrt(center_x * center_x + center_y * center_y)) STORED;
CREATE INDEX idx_foilhole_distance ON foilhole (distance);
