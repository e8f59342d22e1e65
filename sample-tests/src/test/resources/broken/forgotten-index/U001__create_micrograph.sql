DROP TABLE micrograph;
