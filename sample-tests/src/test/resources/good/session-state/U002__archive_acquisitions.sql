SET search_path TO archive;

DROP TABLE archived_acquisition;
