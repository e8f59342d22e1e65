INSERT INTO user_preferences (user_id, preference_key, preference_value)
VALUES ('system', 'default_settings', '{"theme": "light", "page_size": 50}');
