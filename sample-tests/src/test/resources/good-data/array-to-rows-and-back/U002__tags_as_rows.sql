ALTER TABLE models ADD COLUMN tags text[];
UPDATE models SET tags = ARRAY(SELECT tag FROM model_tags WHERE model_id = models.id ORDER BY position);
ALTER TABLE models ALTER COLUMN tags SET NOT NULL;
DROP TABLE model_tags;
