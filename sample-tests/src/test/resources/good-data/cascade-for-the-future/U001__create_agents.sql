DROP TABLE sessions, agents;
