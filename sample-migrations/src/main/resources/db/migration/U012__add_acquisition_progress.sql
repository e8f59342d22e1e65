DROP VIEW acquisition_progress;
