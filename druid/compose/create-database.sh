#!/bin/sh
# Run by PostgreSQL's image when its volume is new: Druid's metadata in a database of its own.
set -eu
psql --set ON_ERROR_STOP=1 --set password="$DRUID_DATABASE_PASSWORD" \
  --username "$POSTGRES_USER" --dbname postgres <<'SQL'
CREATE ROLE druid LOGIN PASSWORD :'password';
CREATE DATABASE druid OWNER druid ENCODING 'UTF8' TEMPLATE template0;
SQL
