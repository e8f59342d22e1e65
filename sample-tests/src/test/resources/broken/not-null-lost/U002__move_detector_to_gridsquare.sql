ALTER TABLE acquisition ADD COLUMN detector_name varchar(255);

UPDATE acquisition
SET detector_name = (
    SELECT min(gridsquare.detector_name) FROM gridsquare WHERE gridsquare.acquisition_id = acquisition.id
);

ALTER TABLE gridsquare DROP COLUMN detector_name;
