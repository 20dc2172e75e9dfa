package verticles.config;

/**
 * PostgreSQL.
 *
 * @param host host name or address
 * @param password empty where the server trusts us (the embedded one, on loopback)
 */
public record Database(String host, int port, String name, String user, String password) {

  public String jdbcUrl() {
    return "jdbc:postgresql://" + host + ":" + port + "/" + name;
  }

  @Override
  public String toString() {
    return "postgresql://" + user + "@" + host + ":" + port + "/" + name;
  }
}
