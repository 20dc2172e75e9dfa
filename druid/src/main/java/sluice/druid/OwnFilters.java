package sluice.druid;

import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.servlet.GuiceFilter;
import org.apache.druid.guice.annotations.RemoteChatHandler;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.servlet.FilterHolder;
import org.eclipse.jetty.servlet.ServletHandler;

/**
 * Gives each role's HTTP server the filter of its own injector.
 *
 * <p>Jetty would make every {@code GuiceFilter} from its class, and such filters share one static
 * pipeline: in one JVM the role that started last would answer for all of them.
 */
final class OwnFilters {
  private static final Key<Server> INDEXER_SERVER = Key.get(Server.class, RemoteChatHandler.class);

  private OwnFilters() {}

  static Injector in(Injector injector) {
    for (Handler handler : server(injector).getChildHandlersByClass(ServletHandler.class)) {
      for (FilterHolder filter : ((ServletHandler) handler).getFilters()) {
        if (GuiceFilter.class.getName().equals(filter.getClassName())) {
          filter.setFilter(injector.getInstance(GuiceFilter.class));
        }
      }
    }
    return injector;
  }

  private static Server server(Injector injector) {
    return injector.getExistingBinding(INDEXER_SERVER) == null
        ? injector.getInstance(Server.class)
        : injector.getInstance(INDEXER_SERVER);
  }
}
