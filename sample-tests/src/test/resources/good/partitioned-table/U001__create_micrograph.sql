-- Its partitions go with it.
DROP TABLE micrograph;
