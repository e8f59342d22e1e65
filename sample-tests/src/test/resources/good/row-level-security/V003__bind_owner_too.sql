ALTER TABLE acquisition FORCE ROW LEVEL SECURITY;

ALTER POLICY own_visit ON acquisition
    USING (visit = current_setting('app.visit', true) OR current_setting('app.role', true) = 'staff');

CREATE POLICY write_own_visit ON acquisition
    AS RESTRICTIVE
    FOR INSERT
    WITH CHECK (visit = current_setting('app.visit', true));
