CREATE ROLE palindrome_scenario_reader;
GRANT SELECT ON users TO palindrome_scenario_reader;
