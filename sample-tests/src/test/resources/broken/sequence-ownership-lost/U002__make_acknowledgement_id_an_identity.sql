ALTER TABLE acknowledgement ALTER COLUMN id DROP IDENTITY;
CREATE SEQUENCE acknowledgement_id_seq;
SELECT setval('acknowledgement_id_seq', coalesce(max(id), 0) + 1, false) FROM acknowledgement;
ALTER TABLE acknowledgement ALTER COLUMN id SET DEFAULT nextval('acknowledgement_id_seq');
