-- What "serial" stands for, in full.
ALTER TABLE acknowledgement ALTER COLUMN id DROP IDENTITY;
CREATE SEQUENCE acknowledgement_id_seq AS integer;
ALTER TABLE acknowledgement ALTER COLUMN id SET DEFAULT nextval('acknowledgement_id_seq');
ALTER SEQUENCE acknowledgement_id_seq OWNED BY acknowledgement.id;
SELECT setval('acknowledgement_id_seq', coalesce(max(id), 0) + 1, false) FROM acknowledgement;
