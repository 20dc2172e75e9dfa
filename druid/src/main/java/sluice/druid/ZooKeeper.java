package sluice.druid;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.apache.zookeeper.server.ServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;

/** Where Druid's roles find each other. Druid cannot do without one. */
final class ZooKeeper {
  private static final int TICK_MILLIS = 2000;
  private static final int MAX_CONNECTIONS = 200;

  private ZooKeeper() {}

  static void start(Path directory, int port) throws IOException, InterruptedException {
    ServerCnxnFactory.createFactory(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MAX_CONNECTIONS)
        .startup(new ZooKeeperServer(directory.toFile(), directory.toFile(), TICK_MILLIS));
  }
}
