ALTER TABLE beam_time_ledger ADD COLUMN project varchar(100);
