-- The user was renamed in review, after this was written.
DELETE FROM user_preferences WHERE user_id = 'default';
