DROP INDEX IF EXISTS idx_foilhole_qualty;
