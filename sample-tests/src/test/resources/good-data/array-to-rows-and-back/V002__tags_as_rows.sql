CREATE TABLE model_tags (
    model_id integer NOT NULL REFERENCES models ON DELETE CASCADE,
    position integer NOT NULL,
    tag text,
    PRIMARY KEY (model_id, position)
);
INSERT INTO model_tags
SELECT models.id, t.position, t.tag
FROM models, unnest(tags) WITH ORDINALITY AS t (tag, position);
ALTER TABLE models DROP COLUMN tags;
