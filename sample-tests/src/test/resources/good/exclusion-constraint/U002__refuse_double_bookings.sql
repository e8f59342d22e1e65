ALTER TABLE booking DROP CONSTRAINT ex_booking_instrument_once;

DROP EXTENSION btree_gist;
