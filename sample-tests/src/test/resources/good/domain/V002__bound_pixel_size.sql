ALTER DOMAIN pixel_size ADD CONSTRAINT ck_pixel_size_in_angstrom CHECK (VALUE < 100) NOT VALID;
ALTER DOMAIN pixel_size VALIDATE CONSTRAINT ck_pixel_size_in_angstrom;
ALTER DOMAIN pixel_size SET DEFAULT 1.0;
