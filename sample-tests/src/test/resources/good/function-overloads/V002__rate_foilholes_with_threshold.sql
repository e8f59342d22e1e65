CREATE FUNCTION rate(quality double precision, threshold double precision) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
AS $body$
BEGIN
    IF quality > threshold THEN
        RETURN $$take; it's good$$;
    END IF;
    RETURN 'leave'; -- not good enough
END;
$body$;

CREATE FUNCTION rate(VARIADIC qualities double precision[]) RETURNS text
    LANGUAGE sql IMMUTABLE
BEGIN ATOMIC
    SELECT rate(max(one)) FROM unnest(qualities) AS one;
END;
