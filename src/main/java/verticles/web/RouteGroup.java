package verticles.web;

import io.vertx.ext.web.Router;

/**
 * A room's routes, mounted by the front door. One is made for each HTTP instance, and runs on that
 * instance's event loop.
 */
public interface RouteGroup {
  void mount(Router router);
}
