ALTER DOMAIN pixel_size DROP DEFAULT;
ALTER DOMAIN pixel_size DROP CONSTRAINT ck_pixel_size_in_angstrom;
