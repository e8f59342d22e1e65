REVOKE ALL ON users FROM palindrome_scenario_reader;
DROP ROLE palindrome_scenario_reader;
