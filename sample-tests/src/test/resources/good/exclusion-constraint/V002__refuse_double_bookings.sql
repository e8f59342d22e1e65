CREATE EXTENSION btree_gist;

ALTER TABLE booking
    ADD CONSTRAINT ex_booking_instrument_once
        EXCLUDE USING gist (instrument WITH =, booked WITH &&)
        DEFERRABLE INITIALLY DEFERRED;
