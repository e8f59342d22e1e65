CREATE TABLE booking (
    id         uuid         NOT NULL,
    instrument varchar(255) NOT NULL,
    booked     tstzrange    NOT NULL,
    CONSTRAINT booking_pkey PRIMARY KEY (id)
);
