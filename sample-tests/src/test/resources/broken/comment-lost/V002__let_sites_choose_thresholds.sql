DROP FUNCTION quality_class(double precision);

CREATE FUNCTION quality_class(quality double precision, good double precision, usable double precision) RETURNS text
    LANGUAGE sql IMMUTABLE
AS $$
    SELECT CASE WHEN quality >= good THEN 'good' WHEN quality >= usable THEN 'usable' ELSE 'poor' END
$$;
