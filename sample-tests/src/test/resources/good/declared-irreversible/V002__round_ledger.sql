-- palindrome: irreversible the fractions were exported before release 4 and are gone
UPDATE beam_time_ledger SET hours = round(hours);
ALTER TABLE beam_time_ledger ALTER COLUMN hours TYPE integer;
