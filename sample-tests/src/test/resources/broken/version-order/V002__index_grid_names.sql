-- palindrome: revises 003
CREATE INDEX idx_grid_name ON grid (name);
