DROP FUNCTION rate(double precision);
