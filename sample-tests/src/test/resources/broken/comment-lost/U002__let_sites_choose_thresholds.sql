DROP FUNCTION quality_class(double precision, double precision, double precision);

CREATE FUNCTION quality_class(quality double precision) RETURNS text
    LANGUAGE sql IMMUTABLE
AS $$
    SELECT CASE WHEN quality >= 0.8 THEN 'good' WHEN quality >= 0.4 THEN 'usable' ELSE 'poor' END
$$;
