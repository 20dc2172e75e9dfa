package verticles.config;

import java.net.URI;

/**
 * @param url Druid's router with its management proxy on: tasks, SQL and coordinator calls in one
 */
public record Druid(URI url) {}
