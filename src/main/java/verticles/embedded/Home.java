package verticles.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** The claimed data directory with what the embedded services remember in it. */
record Home(DataDirectory data, Ports ports, Secrets secrets) implements AutoCloseable {

  static Home claim(Path path) throws IOException {
    DataDirectory data = DataDirectory.claim(path);
    try {
      return new Home(
          data,
          Ports.in(data.file("ports.properties")),
          Secrets.in(data.file("secrets.properties")));
    } catch (IOException failure) {
      data.close();
      throw failure;
    }
  }

  Path directory(String name) throws IOException {
    return data.directory(name);
  }

  int port(String name) throws IOException {
    return ports.of(name);
  }

  String secret(String name) throws IOException {
    return secrets.of(name);
  }

  @Override
  public void close() throws IOException {
    data.close();
  }
}
