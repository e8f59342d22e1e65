DROP TABLE acquisitions;
DROP TYPE acquisition_status;
