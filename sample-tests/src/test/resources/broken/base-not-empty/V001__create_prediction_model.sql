CREATE TABLE IF NOT EXISTS prediction_model (
    name        varchar(100) NOT NULL,
    description text         NOT NULL,
    CONSTRAINT prediction_model_pkey PRIMARY KEY (name)
);
