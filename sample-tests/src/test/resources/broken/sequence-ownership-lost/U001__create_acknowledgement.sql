DROP TABLE acknowledgement;
DROP SEQUENCE IF EXISTS acknowledgement_id_seq;
