ALTER TABLE beam_time_ledger DROP COLUMN project;
