-- By its key, not by its user alone: an operator may have given the system user other preferences.
DELETE FROM user_preferences
WHERE user_id = 'system'
  AND preference_key = 'default_settings';
