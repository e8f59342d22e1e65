DROP TABLE acquisitions;
