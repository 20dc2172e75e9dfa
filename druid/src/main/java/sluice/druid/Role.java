package sluice.druid;

import com.google.inject.Injector;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.druid.cli.CliBroker;
import org.apache.druid.cli.CliCoordinator;
import org.apache.druid.cli.CliHistorical;
import org.apache.druid.cli.CliIndexer;
import org.apache.druid.cli.CliRouter;
import org.apache.druid.cli.ServerRunnable;
import org.apache.druid.java.util.common.lifecycle.Lifecycle;

/** Druid's roles. The coordinator is the overlord too. */
enum Role {
  COORDINATOR(
      () ->
          new CliCoordinator() {
            @Override
            public Lifecycle initLifecycle(Injector injector) {
              return super.initLifecycle(OwnFilters.in(injector));
            }
          }),
  BROKER(
      () ->
          new CliBroker() {
            @Override
            public Lifecycle initLifecycle(Injector injector) {
              return super.initLifecycle(OwnFilters.in(injector));
            }
          }),
  ROUTER(
      () ->
          new CliRouter() {
            @Override
            public Lifecycle initLifecycle(Injector injector) {
              return super.initLifecycle(OwnFilters.in(injector));
            }
          }),
  HISTORICAL(
      () ->
          new CliHistorical() {
            @Override
            public Lifecycle initLifecycle(Injector injector) {
              return super.initLifecycle(OwnFilters.in(injector));
            }
          }),
  INDEXER(
      () ->
          new CliIndexer() {
            @Override
            public Lifecycle initLifecycle(Injector injector) {
              return super.initLifecycle(OwnFilters.in(injector));
            }
          });

  private final Supplier<ServerRunnable> server;

  Role(Supplier<ServerRunnable> server) {
    this.server = server;
  }

  /** As in the names of its settings file and its port. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  ServerRunnable newServer() {
    return server.get();
  }
}
