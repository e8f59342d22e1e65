DROP FUNCTION rate(VARIADIC double precision[]);
DROP FUNCTION rate(double precision, double precision);
