DROP TABLE micrographs;
