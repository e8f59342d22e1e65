CREATE TABLE user_preferences (
    user_id          varchar(255) NOT NULL,
    preference_key   varchar(255) NOT NULL,
    preference_value jsonb,
    CONSTRAINT user_preferences_pkey PRIMARY KEY (user_id, preference_key)
);
