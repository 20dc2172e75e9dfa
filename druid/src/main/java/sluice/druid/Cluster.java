package sluice.druid;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** ZooKeeper and the five roles, started in the order that is quickest. */
final class Cluster {
  private Cluster() {}

  /** Returns when tasks run and queries answer. */
  static void start(Launch launch) throws IOException, InterruptedException {
    ZooKeeper.start(launch.directory().resolve("zookeeper"), launch.port("zookeeper"));
    Probe probe = new Probe(launch);
    // Workers that look for a leader before there is one wait some seconds before they look again.
    start(launch, EnumSet.of(Role.COORDINATOR, Role.BROKER, Role.ROUTER));
    probe.awaitDiscovered(EnumSet.of(Role.COORDINATOR, Role.BROKER));
    start(launch, EnumSet.of(Role.HISTORICAL, Role.INDEXER));
    probe.awaitDiscovered(EnumSet.of(Role.ROUTER, Role.HISTORICAL, Role.INDEXER));
    probe.awaitWorker();
    probe.awaitQueries();
  }

  private static void start(Launch launch, Set<Role> roles) throws IOException {
    for (Role role : roles) {
      RoleServer.start(role, launch.settings(role.word()));
    }
  }
}
