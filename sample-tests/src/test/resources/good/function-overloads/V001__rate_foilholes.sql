CREATE FUNCTION rate(quality double precision) RETURNS text
    LANGUAGE sql IMMUTABLE
    RETURN CASE WHEN quality > 0.5 THEN 'take; it is good' ELSE 'leave' END;
