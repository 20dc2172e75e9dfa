-- The codes (ISO 4217) that an ingestion's file names for its amounts; those of before are not known.
ALTER TABLE dataset_ingestion ADD COLUMN currencies jsonb NOT NULL DEFAULT '[]';
