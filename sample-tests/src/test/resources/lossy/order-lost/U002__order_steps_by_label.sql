ALTER TABLE steps ADD COLUMN position integer;
UPDATE steps SET position = ordered.place
FROM (SELECT id, row_number() OVER (ORDER BY label) AS place FROM steps) AS ordered
WHERE ordered.id = steps.id;
ALTER TABLE steps ALTER COLUMN position SET NOT NULL;
