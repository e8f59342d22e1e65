CREATE TABLE instructions (id uuid PRIMARY KEY, payload jsonb NOT NULL);
