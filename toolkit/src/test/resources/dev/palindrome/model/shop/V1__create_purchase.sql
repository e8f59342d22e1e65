CREATE TABLE purchase (
    id        bigserial PRIMARY KEY,
    reference varchar(30) NOT NULL,
    state     varchar(10) NOT NULL CHECK (state IN ('OPEN', 'PAID')),
    made_at   timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE exchange_rate (day date PRIMARY KEY, rate numeric NOT NULL);
