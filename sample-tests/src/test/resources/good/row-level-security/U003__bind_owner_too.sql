DROP POLICY write_own_visit ON acquisition;

ALTER POLICY own_visit ON acquisition
    USING (visit = current_setting('app.visit', true));

ALTER TABLE acquisition NO FORCE ROW LEVEL SECURITY;
