UPDATE acquisitions SET title = b.title
FROM acquisition_titles_before AS b
WHERE b.id = acquisitions.id AND acquisitions.title = btrim(b.title);
DROP TABLE acquisition_titles_before;
