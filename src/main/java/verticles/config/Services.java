package verticles.config;

/** Where the three outside services are: as configured, or as their embedded twins say. */
public record Services(Database database, S3 s3, Druid druid) {}
