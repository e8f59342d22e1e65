DROP FUNCTION quality_class(double precision);
