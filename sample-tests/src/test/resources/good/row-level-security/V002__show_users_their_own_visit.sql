ALTER TABLE acquisition ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_visit ON acquisition
    FOR SELECT
    USING (visit = current_setting('app.visit', true));
