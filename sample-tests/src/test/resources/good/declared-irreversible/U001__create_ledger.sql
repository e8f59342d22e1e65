DROP TABLE beam_time_ledger;
