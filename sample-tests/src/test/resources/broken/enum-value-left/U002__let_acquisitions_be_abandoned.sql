UPDATE acquisition SET status = 'PAUSED' WHERE status = 'ABANDONED';
