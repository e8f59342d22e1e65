-- Agents without a host are left over from tests.
DELETE FROM agents WHERE host IS NULL;
ALTER TABLE agents ALTER COLUMN host SET NOT NULL;
