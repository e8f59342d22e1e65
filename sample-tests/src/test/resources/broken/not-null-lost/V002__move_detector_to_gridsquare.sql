-- The operator may change the detector between two grid squares.
ALTER TABLE gridsquare ADD COLUMN detector_name varchar(255);

UPDATE gridsquare
SET detector_name = acquisition.detector_name
FROM acquisition
WHERE acquisition.id = gridsquare.acquisition_id;

ALTER TABLE acquisition DROP COLUMN detector_name;
