CREATE SEQUENCE instruction_numbers AS integer;
SELECT setval('instruction_numbers', last_value, is_called) FROM instructions_id_seq;
ALTER TABLE instructions ALTER COLUMN id SET DEFAULT nextval('instruction_numbers');
DROP SEQUENCE instructions_id_seq;
