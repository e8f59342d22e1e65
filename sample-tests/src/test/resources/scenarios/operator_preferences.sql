-- What an operator had chosen before the service brought defaults of its own.
INSERT INTO user_preferences (user_id, preference_key, preference_value)
VALUES ('system', 'beam_stop', '{"inserted": true}'),
       ('grace', 'theme', '"dark"');
