DROP POLICY own_visit ON acquisition;

ALTER TABLE acquisition DISABLE ROW LEVEL SECURITY;
