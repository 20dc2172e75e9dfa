-- What the user wants done with a file, and what the file was before it became rows.
ALTER TABLE task ADD COLUMN wishes jsonb, ADD COLUMN source jsonb;
