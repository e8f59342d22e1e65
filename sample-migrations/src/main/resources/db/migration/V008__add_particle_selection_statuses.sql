-- palindrome: revises 007
-- palindrome: label particle-selection
--
-- The pipeline now also selects among the particles that it picked.
ALTER TYPE micrographstatus ADD VALUE 'PARTICLE_SELECTION_STARTED' AFTER 'PARTICLE_PICKING_COMPLETED';
ALTER TYPE micrographstatus ADD VALUE 'PARTICLE_SELECTION_COMPLETED' AFTER 'PARTICLE_SELECTION_STARTED';
