CREATE TABLE detector (
    name        varchar(100) NOT NULL,
    description text,
    CONSTRAINT detector_pkey PRIMARY KEY (name)
);
