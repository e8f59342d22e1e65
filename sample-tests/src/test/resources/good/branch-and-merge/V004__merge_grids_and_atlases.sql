-- palindrome: revises 002, 003
--
-- Only brings the two lines together.
SELECT 1;
