-- OR REPLACE cannot take a column away: the view is made anew.
DROP VIEW acquisition_progress;

CREATE VIEW acquisition_progress AS
SELECT acquisition.id AS acquisition_id,
       acquisition.name,
       acquisition.status,
       coalesce(imaged.micrographs, 0)        AS micrographs,
       coalesce(imaged.particles_selected, 0) AS particles_selected,
       coalesce(ordered.pending, 0)           AS pending_instructions,
       ordered.next_expiry
FROM acquisition
LEFT JOIN (
    SELECT grid.acquisition_id,
           count(*)                                     AS micrographs,
           sum(micrograph.number_of_particles_selected) AS particles_selected
    FROM micrograph
    JOIN foilhole ON foilhole.id = micrograph.foilhole_id
    JOIN gridsquare ON gridsquare.id = foilhole.gridsquare_id
    JOIN grid ON grid.id = gridsquare.grid_id
    GROUP BY grid.acquisition_id
) AS imaged ON imaged.acquisition_id = acquisition.id
LEFT JOIN (
    SELECT agent_session.acquisition_id,
           count(*)                          AS pending,
           min(agent_instruction.expires_at) AS next_expiry
    FROM agent_instruction
    JOIN agent_session ON agent_session.id = agent_instruction.agent_session_id
    WHERE agent_instruction.status = 'PENDING'
    GROUP BY agent_session.acquisition_id
) AS ordered ON ordered.acquisition_id = acquisition.id;
