CREATE TABLE acquisition (
    id       uuid         NOT NULL,
    visit    varchar(50)  NOT NULL,
    name     varchar(255) NOT NULL,
    CONSTRAINT acquisition_pkey PRIMARY KEY (id)
);
