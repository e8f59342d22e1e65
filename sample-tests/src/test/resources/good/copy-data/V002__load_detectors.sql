-- As a dump writes it: the data is no SQL, whatever it looks like.
COPY detector (name, description) FROM stdin;
Falcon 4i	Direct electron detector; the operator's first choice
K3	-- not a comment: $$4,092 x 5,760$$
Ceta	\N
BM-Orius	Path C:\\data\\orius; DROP TABLE detector;
\.

ALTER TABLE detector ADD CONSTRAINT ck_detector_name CHECK (name <> '');
