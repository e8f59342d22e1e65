CREATE SEQUENCE instructions_id_seq AS integer OWNED BY instructions.id;
ALTER TABLE instructions ALTER COLUMN id SET DEFAULT nextval('instructions_id_seq');
DROP SEQUENCE instruction_numbers;
