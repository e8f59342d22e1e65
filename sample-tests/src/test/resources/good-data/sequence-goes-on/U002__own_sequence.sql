CREATE SEQUENCE instructions_id_seq AS integer OWNED BY instructions.id;
SELECT setval('instructions_id_seq', last_value, is_called) FROM instruction_numbers;
ALTER TABLE instructions ALTER COLUMN id SET DEFAULT nextval('instructions_id_seq');
DROP SEQUENCE instruction_numbers;
