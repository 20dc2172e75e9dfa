package sluice.druid;

import com.google.inject.Injector;
import java.util.Properties;
import org.apache.druid.cli.ServerRunnable;
import org.apache.druid.guice.StartupInjectorBuilder;

/** Runs one role in a thread of its own, as Druid's own main class would in a process. */
final class RoleServer {
  private RoleServer() {}

  static void start(Role role, Properties settings) {
    new Thread(() -> run(role, settings), "druid-" + role.word()).start();
  }

  private static void run(Role role, Properties settings) {
    try {
      ServerRunnable server = role.newServer();
      startupInjector(settings).injectMembers(server);
      server.run();
    } catch (RuntimeException | Error failure) {
      Main.fail(failure);
    }
  }

  private static Injector startupInjector(Properties settings) {
    return new StartupInjectorBuilder().withProperties(settings).withExtensions().build();
  }
}
