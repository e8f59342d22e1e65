CREATE INDEX IF NOT EXISTS idx_foilhole_quality ON foilhole (quality DESC NULLS LAST);
