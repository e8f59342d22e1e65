ALTER TABLE foilhole
    ADD COLUMN distance double precision GENERATED ALWAYS AS (sqrt(center_x * center_x + center_y * center_y)) STORED;

CREATE INDEX idx_foilhole_distance ON foilhole (distance);
